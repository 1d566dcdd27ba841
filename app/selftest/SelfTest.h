// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/Mismatches.h"
#include "app/selftest/ProgramFile.h"
#include "core/run/OutputCollector.h"
#include "core/run/Runner.h"
#include "core/run/ServiceHealth.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace learncode::selftest {

/// How a self-test went.
struct Summary
{
    enum class End {
        Complete, ///< every program was tried
        NoEngine, ///< none could be: error says why
        Interrupted, ///< not every one
    };
    End end = End::Complete;
    int passed = 0;
    int tried = 0;
    std::optional<Error> error;
};

/// Runs programs one after another and compares what they do with what they must do.
///
/// Emits checked() for each, in their order, then finished() once, then nothing more. Waits with the
/// first until every executor is ready or cannot be had, so that nothing fails only because it came early;
/// the programs of a language that cannot be had fail. One that is to be ended by its time, and was before it had
/// printed what it prints first, is run again with twice as much until that is a minute or more: being slow is no fault.
class SelfTest final : public QObject
{
    Q_OBJECT

public:
    /// \a runner and \a health must live as long as this.
    SelfTest(Runner *runner, const HealthMonitor *health, QList<ProgramFile> programs, QObject *parent = nullptr);

    /// Begins; nothing is emitted before it has returned.
    void start();
    /// Ends it early: finished() follows at once, as End::Interrupted. Does nothing after finished().
    void interrupt();

Q_SIGNALS:
    /// A program has been tried; \a wrong is what mismatches() says.
    void checked(const learncode::selftest::ProgramFile &program, const QStringList &wrong);
    void finished(const learncode::selftest::Summary &summary);

private:
    void look();
    void runNext();
    void run();
    void onEvent(const RunEvent &event);
    void onRunFinished(const RunResult &result);
    [[nodiscard]] Observed observe(const RunResult &result) const;
    void feed();
    void end(Summary::End how, std::optional<Error> error = {});

    Runner *m_runner;
    const HealthMonitor *m_health;
    QList<ProgramFile> m_programs;
    enum class State { Idle, Waiting, Running, Done } m_state = State::Idle;
    Summary m_summary;
    Run *m_run = nullptr; ///< the one under way
    OutputCollector m_output;
    std::chrono::milliseconds m_wallTime{0}; ///< of the run under way
    QList<QByteArray> m_pieces; ///< input yet to be given
    QTimer m_feedTimer;
};

} // namespace learncode::selftest
