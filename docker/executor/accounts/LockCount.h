// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace learncode::executor {

/// How many locks on parts of files each process of the container has. The kernel keeps them in memory that it charges
/// to nobody. What it lists beyond a bound is not counted: then somebody has too many already.
[[nodiscard]] std::unordered_map<pid_t, std::uint64_t> countLocks();

/// From the text of /proc/locks, whole lines.
[[nodiscard]] std::unordered_map<pid_t, std::uint64_t> parseLocks(std::string_view text);

} // namespace learncode::executor
