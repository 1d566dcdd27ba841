// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

namespace learncode::executor {

/// Closes every descriptor from `first` on but those in `keep`. What a forked process inherits it would hold open for
/// others: the end of a pipe is the end only when nobody is left who could write. Allocates nothing.
[[nodiscard]] bool closeDescriptors(int first, std::initializer_list<int> keep = {});

} // namespace learncode::executor
