// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ExecutorHost.h"
#include "core/executor/link/ExecutorLink.h"
#include "core/executor/link/RunTimes.h"
#include "core/executor/seats/ExecutorSeat.h"
#include "core/run/ServiceHealth.h"
#include "core/support/Clock.h"

#include <QPointer>

#include <memory>

namespace learncode::executor {

/// Keeps one executor alive: has its host make one, connects to it; and again from the start, with back-off, when
/// it is lost.
///
///   Idle -> Prepare -> Launch -> Connect -> Ready
///              ^                    |         |
///              +-- Pause <-- CleanUp +--------+        Failed: until retry() or resume()
class ExecutorSupervisor final : public ExecutorSeat
{
    Q_OBJECT

public:
    /// \a language and \a clock must live as long as this.
    ExecutorSupervisor(const Language *language, std::unique_ptr<ExecutorHost> host, const RunTimes &times,
                       const Clock &clock = Clock::machine(), QObject *parent = nullptr);
    ~ExecutorSupervisor() override;

    [[nodiscard]] const Language &language() const override { return *m_language; }
    [[nodiscard]] ActiveRuns *runs() const override;
    [[nodiscard]] std::optional<Error> refusal() const override;
    /// Without the number of queued runs, which only the dispatcher knows.
    [[nodiscard]] ExecutorHealth health() const;
    /// Limits that cannot be enforced where the executor is.
    [[nodiscard]] const QStringList &warnings() const { return m_endpoint.warnings; }

    /// What makes executors is there: starts what is not under way yet.
    void resume();
    /// It is gone, or cannot be used: waits for it. An executor that is ready stays so.
    void suspend(const Error &reason);
    /// Starts at once what waits or has failed.
    void retry();
    /// Gives up the set-up under way.
    void cancelSetup();
    /// Ends all runs as stopped and lets go of everything but the executor, which the pool removes.
    /// closed() follows once, when nothing new can appear any more.
    void close();

Q_SIGNALS:
    void progressed(const learncode::SetupProgress &progress);
    /// A call found gone what makes executors: suspend() this if it is.
    void hostDoubted();
    void closed();

private:
    enum class Step { Idle, Prepare, Launch, Connect, Ready, CleanUp, Pause, Failed, Closed };

    /// False if the attempt was given up by somebody who was told.
    bool enter(Step step);
    void begin();
    template<typename T>
    void await(QFuture<T> answer, void (ExecutorSupervisor::*next)(const T &));
    void onSetupStarted();
    void onPrepared(const Result<void> &prepared);
    void onLaunched(const Result<ExecutorEndpoint> &endpoint);
    void onUp(const wire::Hello &hello);
    void lose(const Error &error);
    void onLastWords(const QByteArray &log);
    void onRemoved(const Result<void> &removed);
    void endAttempt(const Error &error);
    void dropLink();
    void reportSetup(int step, int steps);

    const Language *m_language;
    std::unique_ptr<ExecutorHost> m_host;
    RunTimes m_times;
    const Clock &m_clock;
    std::unique_ptr<Timer> m_pause;
    std::unique_ptr<Timer> m_stable;
    Step m_step = Step::Idle;
    quint64 m_round = 0; ///< answers to questions of an earlier attempt are ignored
    ExecutorEndpoint m_endpoint;
    QPointer<ExecutorLink> m_link;
    QPointer<ActiveRuns> m_runs;
    QString m_languageVersion;
    std::optional<Confinement> m_confinement;
    std::optional<Error> m_problem;
    bool m_wasReady = false;
    bool m_setUp = false; ///< in this attempt
    int m_restarts = 0;
    size_t m_failures = 0; ///< since it was last stable
};

} // namespace learncode::executor
