// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Messages.h"

#include <string>

namespace learncode::executor {

/// Why the executor ended a run, if it did.
enum class EndReason {
    None,
    Stopped,
    Timeout,
    CompileTimeout,
    OutputLimit,
    MemoryLimit,
    ProcessLimit,
    NotStarted,
};

/// All that the outcome of a run depends on.
struct Ending
{
    EndReason reason = EndReason::None;
    bool compiling = false;  ///< it was the compiler that ended
    int status = 0;          ///< wait status of the process; meaningless if it was never started
    bool outOfMemory = false; ///< the kernel has killed something for want of memory
    std::string failure;     ///< why the process never became the program, empty if it did
};

/// Puts outcome, exit code, signal and message into a report.
void judge(const Ending &ending, Report &report);

/// "SIGSEGV"; "SIGRTMIN+3" for a real-time signal.
[[nodiscard]] std::string signalName(int signal);

} // namespace learncode::executor
