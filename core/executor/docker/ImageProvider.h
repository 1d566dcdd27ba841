// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/docker/ContainerOptions.h"
#include "core/support/Result.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace learncode {
struct Language;
}

namespace learncode::engine {
class EngineClient;
class ImageBuild;
} // namespace learncode::engine

namespace learncode::executor {

class ImageContext;

/// Sees to it that the image of one language is there and up to date: tagged and labelled with the hash
/// of what it is built from, and built only when no image of that hash exists.
class ImageProvider final : public QObject
{
    Q_OBJECT

public:
    /// All must live as long as this.
    ImageProvider(engine::EngineClient *engine, const Language *language, const ContainerOptions *options,
                  QObject *parent = nullptr);
    ~ImageProvider() override;

    /// finished() follows once, unless it is called again before, or abandon() is.
    void ensure();
    /// Builds no more: if there is something to build, finished() follows with "cancelled".
    void cancel();
    /// Stops whatever is under way, without a signal.
    void abandon();

    [[nodiscard]] bool isBuilding() const { return !m_build.isNull(); }

Q_SIGNALS:
    void buildStarted();
    void progressed(int step, int steps, const QString &line);
    /// The reference to make containers from. Errors: those of the engine, "incomplete_build".
    void finished(const learncode::Result<QString> &reference);

private:
    void chooseBase();
    void findImage(const QString &base);
    void build(const QString &base, const QString &hash);
    void removeOthers(const QString &hash);
    [[nodiscard]] QString reference(const QString &tag) const;
    [[nodiscard]] Result<QString> hashFor(const QString &base);

    engine::EngineClient *m_engine;
    const Language *m_language;
    const ContainerOptions *m_options;
    QPointer<engine::ImageBuild> m_build;
    QHash<QString, QString> m_hashes; ///< by base image
    bool m_cancelled = false;
    quint64 m_round = 0; ///< answers to questions of an earlier round are ignored
};

} // namespace learncode::executor
