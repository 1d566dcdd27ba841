// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace learncode::executor {

struct Credentials;

/// The cleaning helper, in a freshly forked child; never returns. Exit status 0: nothing is left.
[[noreturn]] void sweepAsHelper(const Credentials &user, const std::string &root);

} // namespace learncode::executor
