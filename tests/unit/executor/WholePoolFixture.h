// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "core/executor/pool/ExecutorPool.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeDocker.h"

#include <QObject>
#include <QString>

#include <memory>

namespace learncode::test {

/// The whole pool against an engine that fails as no real one does on demand. Each test function begins with a pool
/// that is not open yet.
class WholePoolFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    [[nodiscard]] ServiceStatus status() const { return pool->healthMonitor()->health().status; }
    [[nodiscard]] ExecutorHealth python() const { return pool->healthMonitor()->health().executors.value(0); }
    [[nodiscard]] RunResult run(const QString &languageId = QStringLiteral("python"));
    [[nodiscard]] Run *start(const QString &languageId = QStringLiteral("python"));
    /// Opens it and waits until all is ready.
    [[nodiscard]] bool becomesReady();

    SteppedClock clock;
    qsizetype timersAtRest = 0; ///< when all is ready
    std::unique_ptr<FakeDocker> docker;
    std::unique_ptr<engine::EngineClient> client;
    std::unique_ptr<executor::ExecutorPool> pool;
    std::unique_ptr<QObject> runs;
};

} // namespace learncode::test
