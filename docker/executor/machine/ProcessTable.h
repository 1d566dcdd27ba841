// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>

namespace learncode::executor {

/// One line of /proc.
struct ProcessEntry
{
    pid_t pid = 0;
    uid_t uid = 0; ///< effective
    pid_t livingThread = 0; ///< whose entry in /proc tells of its files and mappings: the first, unless it has ended
    char state = '?';
    std::uint64_t threads = 0;
    std::uint64_t residentBytes = 0;
    std::uint64_t cpuTicks = 0; ///< of itself and of children that it has reaped; see ticksPerSecond

    /// Ended, and only waiting for its parent.
    [[nodiscard]] bool isDead() const { return hasEnded() && threads <= 1; }
    /// Its first thread has ended alone; the others go on.
    [[nodiscard]] bool isHeadless() const { return hasEnded() && threads > 1; }

private:
    [[nodiscard]] bool hasEnded() const { return state == 'Z' || state == 'X'; }
};

/// How many descriptors a process of any user has open, as far as the kernel tells (Linux 6.2); else 0.
[[nodiscard]] std::uint64_t openDescriptors(const ProcessEntry &entry);

/// What the kernel keeps to know which of its memory is where; 0 if it does not tell.
[[nodiscard]] std::uint64_t pageTableBytes(const ProcessEntry &entry);

[[nodiscard]] std::uint64_t ticksPerSecond();

/// Calls `visit` for every process whose user `wanted` accepts. Usable in a forked child too.
void forEachProcess(const std::function<bool(uid_t)> &wanted, const std::function<void(const ProcessEntry &)> &visit);

/// Calls `visit` for every thread of a process, until it returns false: with the directory in /proc that lists them,
/// and the thread's name there.
void forEachThread(pid_t pid, const std::function<bool(int tasks, const char *number)> &visit);

} // namespace learncode::executor
