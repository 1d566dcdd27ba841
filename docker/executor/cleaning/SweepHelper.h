// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace learncode::executor {

struct Credentials;

/// Makes a forked helper one for this user: the effective user is the run's, so its processes and files can be
/// ended, removed and looked at; the real and the saved user are the keeper, so no process of the run may signal it.
[[nodiscard]] bool becomeKeeper(const Credentials &user);

/// The cleaning helper, in a freshly forked child; never returns. Exit status 0: nothing is left.
[[noreturn]] void sweepAsHelper(const Credentials &user, const std::string &root);

} // namespace learncode::executor
