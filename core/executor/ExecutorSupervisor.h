// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/executor/ExecutorSeat.h"
#include "core/executor/PoolOptions.h"
#include "core/executor/docker/ContainerLaunch.h"
#include "core/executor/docker/ImageProvider.h"
#include "core/executor/link/ExecutorLink.h"
#include "core/run/ServiceHealth.h"

#include <QPointer>
#include <QTimer>

namespace learncode::executor {

class PoolNetwork;

/// What all supervisors of a pool share. All must live as long as they.
struct PoolContext
{
    engine::EngineClient *engine;
    const Identity *identity;
    const PoolOptions *options;
    PoolNetwork *network;
};

/// Keeps one executor alive: image, network, container, link; and again from the start, with back-off,
/// when any of it is lost.
///
///   Idle -> Image -> Network -> Launch -> Connect -> Ready
///             ^                              |         |
///             +----- Pause <--- CleanUp <----+---------+        Failed: until retry() or resume()
class ExecutorSupervisor final : public ExecutorSeat
{
    Q_OBJECT

public:
    ExecutorSupervisor(const PoolContext &pool, const Language *language, QObject *parent = nullptr);
    ~ExecutorSupervisor() override;

    [[nodiscard]] const Language &language() const override { return *m_language; }
    [[nodiscard]] ActiveRuns *runs() const override;
    [[nodiscard]] std::optional<Error> refusal() const override;
    /// Without the number of queued runs, which only the dispatcher knows.
    [[nodiscard]] ExecutorHealth health() const;
    /// Limits that the engine said it cannot enforce.
    [[nodiscard]] const QStringList &warnings() const { return m_container.warnings; }

    /// The engine is there: starts what is not under way yet.
    void resume(const engine::EngineInfo &engine);
    /// The engine is gone, or cannot be used: waits for it. An executor that is ready stays so.
    void suspend(const Error &reason);
    /// Starts at once what waits or has failed.
    void retry();
    /// Gives up the building of the image.
    void cancelBuild();
    /// An event of any container of the pool.
    void handle(const engine::EngineEvent &event);
    /// Ends all runs as stopped and lets go of everything but the container, which the pool removes.
    /// closed() follows, when nothing new can appear on the engine any more.
    void close();

Q_SIGNALS:
    void progressed(const learncode::SetupProgress &progress);
    /// A call found the engine gone: suspend() this if it is.
    void engineDoubted();
    void closed();

private:
    enum class Step { Idle, Image, Network, Launch, Connect, Ready, CleanUp, Pause, Failed, Closed };

    void enter(Step step);
    void begin();
    void onImage(const Result<QString> &reference);
    void onNetwork(const Result<QString> &name);
    void launch(const QString &network);
    void onLaunched(const Result<LaunchedContainer> &container);
    void onUp(const wire::Hello &hello);
    void lose(const Error &error);
    void cleanUp(const Error &error);
    void logLastWords(const QByteArray &log);
    void onAttemptFailed(const Error &error);
    void dropLink();
    void abandonAttempt();
    void reportBuild(int step, int steps);

    PoolContext m_pool;
    const Language *m_language;
    engine::EngineInfo m_engineInfo;
    ImageProvider m_images;
    Step m_step = Step::Idle;
    quint64 m_round = 0; ///< answers to questions of an earlier attempt are ignored
    QString m_image;
    QString m_token;
    QPointer<ContainerLaunch> m_launch;
    LaunchedContainer m_container;
    QPointer<ExecutorLink> m_link;
    QPointer<ActiveRuns> m_runs;
    QString m_languageVersion;
    std::optional<Confinement> m_confinement;
    std::optional<Error> m_problem;
    Favours m_favours; ///< that the engine has not refused yet
    bool m_wasReady = false;
    bool m_built = false; ///< in this attempt
    int m_restarts = 0;
    size_t m_failures = 0; ///< since it was last stable
    QTimer m_pause;
    QTimer m_stable;
};

} // namespace learncode::executor
