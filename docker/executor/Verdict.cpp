// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Verdict.h"

#include "docker/protocol/Protocol.h"

#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace learncode::executor {

namespace {

namespace outcome = protocol::outcome;

/// The executor ended it: what its process reported last is of no interest.
void judgeEnded(const Ending &ending, Report &report)
{
    switch (ending.reason) {
    case EndReason::Stopped:
        report.outcome = outcome::stopped;
        break;
    case EndReason::Timeout:
        report.outcome = outcome::timeout;
        break;
    case EndReason::CompileTimeout:
        report.outcome = outcome::compileError;
        report.message = "The compiler took too long and was stopped.";
        break;
    case EndReason::OutputLimit:
        report.outcome = ending.compiling ? outcome::compileError : outcome::outputLimit;
        break;
    case EndReason::MemoryLimit:
        report.outcome = outcome::memoryLimit;
        break;
    case EndReason::ProcessLimit:
        report.outcome = outcome::processLimit;
        break;
    case EndReason::NotStarted:
    case EndReason::None:
        report.outcome = outcome::rejected;
        report.message = "The program could not be started: " + ending.failure + ".";
        break;
    }
}

} // namespace

void judge(const Ending &ending, Report &report)
{
    if (ending.reason != EndReason::None || !ending.failure.empty())
        return judgeEnded(ending, report);

    const bool succeeded = WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0;
    if (ending.outOfMemory && !succeeded) {
        report.outcome = outcome::memoryLimit;
        return;
    }
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

std::string signalName(int signal)
{
    if (const char *name = ::sigabbrev_np(signal))
        return std::string("SIG") + name;
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        return "SIGRTMIN+" + std::to_string(signal - SIGRTMIN);
    return "SIG" + std::to_string(signal);
}

} // namespace learncode::executor
