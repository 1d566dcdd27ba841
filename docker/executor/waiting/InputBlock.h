// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/waiting/InputPlace.h"

#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace learncode::executor {

/// A thread that is blocked reading its run's input.
struct InputBlock
{
    pid_t thread = 0;
    std::uint64_t switches = 0; ///< how often it gave up the processor: the same as long as it stays blocked

    friend bool operator==(const InputBlock &, const InputBlock &) = default;
};

/// Looks for a thread of a run that is blocked in a system call which can end only when there is input: a read, or
/// poll, select or epoll with the input among what is waited for. `first` is the run's first process, looked at before
/// the others of `user`, if there may be `others`. Reads /proc with that user's rights, for the kernel shows a
/// process's calls only to its own user; processes that cannot be looked into do not count.
[[nodiscard]] std::optional<InputBlock> findInputBlock(pid_t first, uid_t user, const InputPlace &place, bool others);

} // namespace learncode::executor
