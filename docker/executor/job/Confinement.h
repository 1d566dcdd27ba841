// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

/// What this executor's sandbox is made of, as far as the kernel decides it. Said in the hello, so that people can be
/// told where something is missing.
struct Confinement
{
    bool filter = false; ///< system calls are filtered
    int landlock = 0; ///< version of the kernel's Landlock; 0: none
};

} // namespace learncode::executor
