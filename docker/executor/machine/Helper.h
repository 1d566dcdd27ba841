// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>
#include <initializer_list>

namespace learncode::executor {

struct Credentials;

/// Forks a process that does `work`, with signals as at the beginning and no descriptor but those in `keep`, and ends;
/// its pid, or -1: see errno. No helper comes to be in another way: it would hold open what it does not know of.
[[nodiscard]] pid_t forkHelper(std::initializer_list<int> keep, const std::function<void()> &work);

/// What a freshly forked child does before it becomes a program, or does its work and ends.
/// @{

/// Default dispositions and an empty signal mask.
void resetSignals();

/// When memory runs out the kernel is to take this process before the executor. False: see errno.
[[nodiscard]] bool offerToOomKiller();

/// Makes it a helper for this user: the effective user is the run's, so its processes and files can be ended, removed
/// and looked at; the real and the saved user are the keeper, so no process of the run may signal it.
[[nodiscard]] bool becomeKeeper(const Credentials &user);

/// @}

} // namespace learncode::executor
