// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace learncode::executor {

struct Credentials;

/// The measuring helper, in a freshly forked child; writes a FileUse to `out`, and never returns.
[[noreturn]] void measureAsHelper(const Credentials &user, const std::string &root, int out);

} // namespace learncode::executor
