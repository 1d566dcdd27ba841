// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/FileUse.h"
#include "docker/executor/machine/Cgroup.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace learncode::executor {

/// What a run used when it was last looked at.
struct RunUse
{
    std::uint64_t residentBytes = 0; ///< sum over its processes
    std::uint64_t largestBytes = 0; ///< its largest process
    std::uint64_t processes = 0; ///< with their threads
    std::uint64_t kernelBytes = 0; ///< what the kernel keeps for it and tells: page tables, sockets
    std::uint64_t descriptors = 0; ///< of all processes; 0 where the kernel does not tell
    std::uint64_t mostDescriptors = 0; ///< of one process, ever
    std::uint64_t locks = 0; ///< on parts of files
    bool wantsProcessor = false; ///< one of its processes was running, or waited for its turn
    FileUse files; ///< when last measured
    std::uint64_t totalBytes = 0; ///< memory: resident, files, and what else it is charged with

    /// Processor time so far. `seenMs` is what its living processes and those reaped by process 1 add up to; it
    /// falls when a process is reaped by a parent that does not keep account, and what falls is not forgotten.
    void addCpu(double seenMs)
    {
        m_lostMs += std::max(0.0, m_seenMs - seenMs);
        m_seenMs = seenMs;
    }
    /// What the executor has spent for its sake.
    void addExecutorCpu(double milliseconds) { m_executorMs += milliseconds; }
    [[nodiscard]] double cpuMs() const { return m_seenMs + m_lostMs + m_executorMs; }
    [[nodiscard]] double lostCpuMs() const { return m_lostMs; }

private:
    double m_seenMs = 0;
    double m_lostMs = 0;
    double m_executorMs = 0;
};

/// Fills each run's totalBytes: what is its own for all that is known, and of what is nobody's for all that is known
/// files to those who hide something, or to the only one (`alone`: nobody else has anything in the container), and
/// memory of the kernel to those who have very many descriptors, as far as these can hold it. The rest is charged to
/// nobody: it may be what the kernel remembers of files that were asked for, which it gives back when it has to.
///
/// Returns how much of the container's memory somebody has, the executor's own included.
std::uint64_t chargeMemory(std::span<RunUse *const> runs, const MemoryUse &memory, bool alone);

/// Bytes of one of the runs in the work file system, of which `usedBytes` are in use; what is nobody's for all that
/// is known is charged in the same way.
[[nodiscard]] std::uint64_t workBytesOf(const RunUse &run, std::span<const RunUse *const> runs,
                                        std::uint64_t usedBytes);

} // namespace learncode::executor
