// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"

#include <cstdint>
#include <string>

namespace learncode::executor {

/// Why the executor ended a run, if it did.
enum class EndReason {
    None,
    Stopped,
    Timeout,
    CpuTimeout, ///< processor time
    CompileTimeout,
    OutputLimit,
    MemoryLimit,
    ProcessLimit,
    FileSpace, ///< all its files together
    FileCount,
    FileSize, ///< one file; the kernel ends a program for it
    FileLocks,
    NotStarted,
};

/// What a program that failed by itself had probably run into. It changes no outcome.
enum class Hint { None, OpenFiles, FileSpace, FileSize, Recursion };

/// All that the outcome of a run depends on.
struct Ending
{
    EndReason reason = EndReason::None;
    bool compiling = false; ///< it was the compiler that ended
    int status = 0; ///< wait status of the process; meaningless if it was never started
    bool outOfMemory = false; ///< the kernel has killed something of it for want of memory
    std::string failure{}; ///< why the process never became the program, empty if it did
    bool outOfProcesses = false; ///< it left as many processes as it may have
    RunLimits limits{};
    std::uint64_t containerBytes = 0; ///< memory of the container; 0: unknown
};

} // namespace learncode::executor
