// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ActiveRuns.h"
#include "core/executor/link/PooledRun.h"
#include "core/executor/seats/ExecutorSupervisor.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeExecutor.h"
#include "tests/unit/executor/FakeHost.h"

#include <QSignalSpy>

namespace learncode::test {

using namespace learncode::executor;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Of each kind that FakeHost knows.
/// @{
inline const Error passing{u"passing"_s, u"It did not work."_s, u"why"_s};
inline const Error lasting{u"lasting"_s, u"It will not work."_s, {}};
inline const Error gone{u"gone"_s, u"There is nothing."_s, {}};
/// @}

/// A supervisor over a host that does what the test says and a clock that it steps.
class SupervisorFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    [[nodiscard]] ExecutorState state() const { return supervisor->health().state; }
    [[nodiscard]] QString problem() const { return supervisor->health().problem.value_or(Error{}).code; }
    [[nodiscard]] ExecutorEndpoint endpoint() const
    {
        return {.url = executor->url(), .token = u"s3cret"_s, .name = u"box-1"_s, .warnings = {u"no limit"_s}};
    }
    /// Brings one that is idle to "idle", "prepare", "launch", "connect", "ready", "words" (the last ones), "removal",
    /// "pause" or "failed".
    [[nodiscard]] bool reach(const QString &place);
    /// From the beginning of an attempt to ready.
    [[nodiscard]] bool succeed();
    /// Lets time pass on a link that is up, with pongs.
    [[nodiscard]] bool pass(std::chrono::seconds time);
    /// A run on the executor, which must be ready.
    [[nodiscard]] PooledRun *beginRun();

    SteppedClock clock;
    RunTimes times;
    std::unique_ptr<FakeExecutor> executor;
    FakeHost *host = nullptr;
    std::unique_ptr<ExecutorSupervisor> supervisor;
    std::unique_ptr<QObject> parent;
};

} // namespace learncode::test
