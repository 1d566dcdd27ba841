// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/pool/PoolOptions.h"
#include "core/run/Language.h"
#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"
#include "core/support/Clock.h"

#include <memory>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

/// All executors, and the dispatch between them.
///
/// open() makes one executor a language: image, container, link. What dies is started again with
/// back-off; its runs end as executor_lost. shutdown() stops and removes all that this pool made.
///
/// A run asked for while its executor starts or restarts waits; while its image is being built it is
/// rejected as "warming_up", without an engine, or with an executor that cannot be had, as
/// "engine_unavailable" with a message that says what to do.
class ExecutorPool final : public Runner
{
    Q_OBJECT

public:
    /// \a engine and \a languages must live as long as this, \a clock as long as its runs too.
    ExecutorPool(engine::EngineClient *engine, const LanguageRegistry *languages, PoolOptions options,
                 const Clock &clock = Clock::machine(), QObject *parent = nullptr);
    /// Without a shutdown() before it the containers stay; the next pool on this machine removes them.
    ~ExecutorPool() override;

    /// Begins to make the executors; health() tells how far it is. Returns at once.
    void open();

    /// Stops every run, removes every container and network of this pool. Emits shutdownFinished() once,
    /// within 8 s also when the engine does not answer. Nothing starts after it.
    void shutdown();

    [[nodiscard]] Run *start(const RunRequest &request, QObject *parent) override;

    /// Lives as long as the pool.
    [[nodiscard]] HealthMonitor *healthMonitor() const;

    /// What tells this pool's containers from those of others: Identity::instance.
    [[nodiscard]] QString instance() const;

Q_SIGNALS:
    void shutdownFinished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace learncode::executor
