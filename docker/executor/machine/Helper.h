// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

struct Credentials;

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
