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
    char state = '?';
    std::uint64_t threads = 0;
    std::uint64_t residentBytes = 0;

    /// Ended, and only waiting for its parent. (A process whose first thread ended alone looks the same but for its
    /// other threads.)
    [[nodiscard]] bool isDead() const { return (state == 'Z' || state == 'X') && threads <= 1; }
};

/// Calls `visit` for every process whose user `wanted` accepts. Usable in a forked child too.
void forEachProcess(const std::function<bool(uid_t)> &wanted, const std::function<void(const ProcessEntry &)> &visit);

} // namespace learncode::executor
