// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/ProcessQuota.h"
#include "docker/executor/accounts/RunUse.h"
#include "docker/executor/job/Ending.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/launch/Process.h"
#include "docker/executor/launch/ProcessSpec.h"
#include "docker/executor/machine/ChildExit.h"
#include "docker/executor/machine/Terminal.h"
#include "docker/executor/runs/Services.h"
#include "docker/executor/streams/CallGate.h"
#include "docker/executor/streams/InputPump.h"
#include "docker/executor/streams/OutputPump.h"
#include "docker/executor/support/Lifetime.h"
#include "docker/executor/support/TimeBudget.h"
#include "docker/executor/waiting/WaitWatch.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>

namespace learncode::executor {

/// How long an execution may be in the states that it should leave at once.
struct Patience
{
    std::chrono::milliseconds start = limits::startDeadline;
    std::chrono::milliseconds exit = limits::exitDeadline;
};

/// One process of a run, its compiler or its program, from the launch to the exit:
///
///   idle → starting (it becomes the program) → working → ending (killed, and not yet gone) → gone
///
/// None of them lasts for ever: starting and ending have deadlines of their own, and all of it together has the one
/// that launch() is given.
class Execution final
{
public:
    enum class Kind { Compiler, Program };

    struct Handlers
    {
        /// A deadline has passed, or it wanted one process too many: it is to be killed for that.
        std::function<void(EndReason)> mustEnd;
        /// Once, if it was launched: it is gone. One that could not be killed is said to have been.
        std::function<void(const ChildExit &)> onExit;
        /// It waits for input, and all that it printed has been sent.
        std::function<void()> onWaiting;
    };

    /// Of a run, whose limits and pumps outlive it.
    struct Owner
    {
        uid_t user;
        const RunLimits &limits;
        OutputPump &output;
        InputPump &input;
    };

    Execution(Services &services, Kind kind, const Owner &owner, Handlers handlers, Patience patience = {});

    /// Gives it a terminal instead of pipes; before launch(). The error is a sentence for the log.
    [[nodiscard]] std::expected<void, std::string> openTerminal(TerminalSize size);
    /// `time` from now it must end for `reason`. The error is a sentence for the log, and nothing follows.
    [[nodiscard]] std::expected<void, std::string> launch(ProcessSpec spec, std::chrono::milliseconds time,
                                                          EndReason reason);
    /// Harmless when there is nothing to be killed.
    void kill();
    /// Gives up gate and terminal; when nothing of the run's user is left, for without its gate calls of it fail.
    void close();

    /// The program has printed something; has been given something; will be given nothing more.
    void noteOutput() { m_waits.noteOutput(); }
    void noteInput() { m_waits.noteInput(); }
    void noteEndOfInput();
    void resizeTerminal(TerminalSize size);
    /// All it has printed has been read: writes that wait for that go on.
    void releaseGate();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isThere() const { return m_pid > 0; }
    /// Its new processes and threads ask before they begin.
    [[nodiscard]] bool isGated() const { return m_gate.has_value(); }
    [[nodiscard]] std::chrono::steady_clock::time_point launchTime() const { return m_launched; }
    [[nodiscard]] double millisecondsSinceLaunch() const;
    /// Why it never became the program; empty if it did, or is about to.
    [[nodiscard]] const std::string &failure() const { return m_failure; }
    [[nodiscard]] uid_t user() const { return m_owner.user; }
    /// What the watch knows of it; its own.
    [[nodiscard]] RunUse &use() { return m_use; }
    [[nodiscard]] const RunUse &use() const { return m_use; }

private:
    enum class State { Idle, Starting, Working, Ending, Gone };

    void enter(State state, std::chrono::milliseconds deadline);
    void onOverdue();
    void limitTime(std::chrono::milliseconds time, EndReason reason);
    void awaitStart();
    void readStart();
    void openGate(UniqueFd listener);
    void connect(Process process);
    void onStarted();
    void onExit(const ChildExit &exit);
    [[nodiscard]] WaitWatch::Handlers waitHandlers();
    [[nodiscard]] TimeBudget::OnSpent chargeRun();

    Services &m_services;
    Kind m_kind;
    Owner m_owner;
    Handlers m_handlers;
    Patience m_patience;

    State m_state = State::Idle;
    std::string m_failure;
    RunUse m_use;
    pid_t m_pid = -1;
    /// The rule that lets a program read its own entry of /proc holds for the entry as the kernel has it in memory;
    /// held open, it stays there also when memory is short.
    UniqueFd m_procEntry;
    std::chrono::steady_clock::time_point m_launched;
    std::optional<boost::asio::posix::stream_descriptor> m_start;
    std::optional<ProcessQuota> m_quota;
    bool m_hasForked = true; ///< it may have more than one process; known where there is a gate
    TimeBudget m_budget; ///< of the executor's time, for the gate
    std::optional<CallGate> m_gate;
    std::optional<Terminal> m_terminal;
    InputPlace m_place;
    WaitWatch m_waits;
    boost::asio::steady_timer m_overdue; ///< of the state
    boost::asio::steady_timer m_limit; ///< of all
    Lifetime m_lifetime;
};

} // namespace learncode::executor
