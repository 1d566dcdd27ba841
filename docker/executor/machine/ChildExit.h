// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace learncode::executor {

/// How a child ended: wait4's words.
struct ChildExit
{
    int status = 0;
    rusage usage{};
};

} // namespace learncode::executor
