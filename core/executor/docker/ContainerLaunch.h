// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/Identity.h"
#include "core/support/Result.h"

#include <QObject>
#include <QUrl>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

struct LaunchedContainer
{
    QString id;
    QString name;
    QUrl url; ///< of its executor
    Favours favours; ///< those that it got
    QStringList warnings; ///< of the engine: limits it cannot enforce

    friend bool operator==(const LaunchedContainer &, const LaunchedContainer &) = default;
};

/// Creates, starts and locates one container. Emits finished() exactly once; what it made is removed
/// again when it ends in an error.
class ContainerLaunch final : public QObject
{
    Q_OBJECT

public:
    /// \a engine and \a identity must live as long as this. The spec's labels say which language, \a seat which of
    /// its containers.
    ContainerLaunch(engine::EngineClient *engine, const Identity *identity, engine::ContainerSpec spec, int seat = 1,
                    QObject *parent = nullptr);

    void start();
    /// finished() follows with "cancelled", when nothing of the container is left.
    void abort();

Q_SIGNALS:
    void finished(const learncode::Result<learncode::executor::LaunchedContainer> &container);

private:
    void create();
    void resolveConflict(const Error &conflict);
    void judgeRival(const engine::ContainerDetails &rival, const Error &conflict);
    void startCreated(const QString &id);
    void onStartFailed(const Error &error);
    void locate();
    void explain(int exitCode);
    [[nodiscard]] QUrl urlOf(const engine::ContainerDetails &details) const;
    [[nodiscard]] bool endIfAborted();
    void giveUp(const Error &error);

    engine::EngineClient *m_engine;
    const Identity *m_identity;
    engine::ContainerSpec m_spec;
    QString m_languageId;
    int m_seat;
    LaunchedContainer m_container;
    int m_conflicts = 0;
    bool m_aborted = false;
};

} // namespace learncode::executor
