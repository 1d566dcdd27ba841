// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Job.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/UidPool.h"

#include <string>
#include <vector>

namespace learncode::executor {

struct Sandbox;

/// What to start, as whom, and how confined.
struct ProcessSpec
{
    std::vector<std::string> argv;
    std::vector<std::string> env;
    std::string root; ///< the run's own directory; the program starts in its `code`
    Credentials user;
    RunLimits limits;
    const Sandbox *sandbox = nullptr; ///< never null when started
    /// Written into the work directory by the new process itself, as its own user, before it becomes the program.
    std::vector<const WorkFile *> files;
    /// Stdout goes where stderr goes (compilers).
    bool joinOutput = false;
    /// The far side of the terminal that it gets instead of pipes, or -1.
    int terminal = -1;
    /// Ask the executor before each write to stderr, if that is a pipe of its own, and each new process (see CallGate).
    bool gateCalls = false;
};

} // namespace learncode::executor
