// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <unordered_map>

namespace learncode::executor {

/// What the container's Unix sockets cost, each charged to the user who made it: the kernel's own count of what has
/// been sent from it and not been read yet, and the socket. Those that no process holds open, because they are
/// themselves on their way through another, are among them. Empty where the kernel does not tell.
[[nodiscard]] std::unordered_map<uid_t, std::uint64_t> socketMemory();

} // namespace learncode::executor
