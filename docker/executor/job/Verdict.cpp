// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/Verdict.h"

#include "docker/executor/job/LimitTexts.h"
#include "docker/protocol/Protocol.h"

#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace learncode::executor {

namespace {

namespace outcome = protocol::outcome;

/// The word for what the executor ended a run for. What stops a compiler is an error in compiling, except where the
/// learner is to look at memory or processes.
std::string_view outcomeOf(EndReason reason, bool compiling)
{
    switch (reason) {
    case EndReason::Stopped: return outcome::stopped;
    case EndReason::Timeout:
    case EndReason::CpuTimeout: return compiling ? outcome::compileError : outcome::timeout;
    case EndReason::CompileTimeout: return outcome::compileError;
    case EndReason::OutputLimit:
    case EndReason::FileSpace:
    case EndReason::FileCount:
    case EndReason::FileLocks:
    case EndReason::FileSize: return compiling ? outcome::compileError : outcome::outputLimit;
    case EndReason::MemoryLimit: return outcome::memoryLimit;
    case EndReason::ProcessLimit: return outcome::processLimit;
    case EndReason::NotStarted:
    case EndReason::None: break;
    }
    return outcome::rejected;
}

/// The executor ended it: what its process reported last is of no interest.
void judgeEnded(EndReason reason, const Ending &ending, Report &report)
{
    report.outcome = outcomeOf(reason, ending.compiling);
    report.message = limitText(reason, ending);
    if (report.outcome == outcome::rejected)
        report.message = "The program could not be started: " + ending.failure + ".";
}

/// The limit that the kernel saw to, or None.
EndReason limitMet(const Ending &ending)
{
    if (ending.outOfMemory) // children of it, where it ended well itself
        return EndReason::MemoryLimit;
    if (WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0)
        return EndReason::None;
    if (WIFSIGNALED(ending.status) && WTERMSIG(ending.status) == SIGXFSZ)
        return EndReason::FileSize;
    return ending.outOfProcesses ? EndReason::ProcessLimit : EndReason::None;
}

} // namespace

void judge(const Ending &ending, Report &report)
{
    if (ending.reason != EndReason::None || !ending.failure.empty())
        return judgeEnded(ending.reason, ending, report);
    if (const EndReason met = limitMet(ending); met != EndReason::None)
        return judgeEnded(met, ending, report);

    const bool succeeded = WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0;
    if (WIFSIGNALED(ending.status)) {
        report.signal = signalName(WTERMSIG(ending.status));
        report.outcome = outcome::signal;
    } else {
        report.exitCode = WEXITSTATUS(ending.status);
        report.outcome = succeeded ? outcome::ok : outcome::nonzeroExit;
    }
    if (ending.compiling && !succeeded)
        report.outcome = outcome::compileError;
}

void addAfterthoughts(bool overflowed, const std::string &runtimeError, Hint hint, const RunLimits &limits,
                      Report &report)
{
    if (overflowed && report.outcome == outcome::ok)
        judgeEnded(EndReason::OutputLimit, {.limits = limits}, report);
    const bool failed = report.outcome == outcome::nonzeroExit || report.outcome == outcome::signal
        || report.outcome == outcome::compileError;
    if (report.outcome == outcome::signal && !runtimeError.empty())
        report.message = runtimeError;
    else if (failed && report.message.empty())
        report.message = hintText(hint, limits);
}

std::string signalName(int signal)
{
    if (const char *name = ::sigabbrev_np(signal))
        return std::string("SIG") + name;
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        return "SIGRTMIN+" + std::to_string(signal - SIGRTMIN);
    return "SIG" + std::to_string(signal);
}

} // namespace learncode::executor
