// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/sandbox/SystemCallFilter.h"

namespace learncode::executor {

/// What confines each run beside its user: made ready once, as far as this kernel goes, and put on by every new
/// process that becomes a compiler or a program.
struct Sandbox
{
    SystemCallFilter filter;
    int landlock = 0; ///< version of the kernel's Landlock; 0: none

    /// Without the filter there is no sandbox: the error is a sentence for the log.
    [[nodiscard]] static std::expected<Sandbox, std::string> make();
};

} // namespace learncode::executor
