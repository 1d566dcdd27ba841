// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Language.h"
#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"

#include <memory>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

/// How executors are made; from the settings, with the seed's values as defaults.
struct PoolOptions
{
    QString baseImage; ///< for the Dockerfiles; empty: the local base if it is there, else the official one
    qint64 memoryBytes = 256ll << 20;
    double cpus = 0.5;
    int pids = 256;
    int openFiles = 1024;
    qint64 workBytes = 64ll << 20;
    int waitingRuns = 64; ///< over all languages; one more is rejected as "busy"
    QByteArray executorBinary; ///< the static program that goes into the images
};

/// All executors, and the dispatch between them.
///
/// open() makes one executor a language: image, container, link. What dies is started again with
/// back-off; its runs end as executor_lost. shutdown() stops and removes all that this pool made.
class ExecutorPool final : public Runner
{
    Q_OBJECT

public:
    ExecutorPool(engine::EngineClient *engine, const LanguageRegistry *languages, PoolOptions options,
                 QObject *parent = nullptr);
    ~ExecutorPool() override;

    /// Begins to make the executors; health() tells how far it is. Returns at once.
    void open();

    /// Stops every run, removes every container and network of this pool. Emits shutdownFinished() once,
    /// within 8 s also when the engine does not answer. Nothing starts after it.
    void shutdown();

    [[nodiscard]] Run *start(const RunRequest &request, QObject *parent) override;

    /// Lives as long as the pool.
    [[nodiscard]] HealthMonitor *healthMonitor() const;

Q_SIGNALS:
    void shutdownFinished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace learncode::executor
