// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/support/UniqueFd.h"

#include <QtLogging>

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace learncode::executor::test {

/// A pipe that is there; without one no test can go on.
struct Pipe
{
    explicit Pipe(int flags = O_CLOEXEC)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), flags) != 0)
            qFatal("There is no pipe.");
        read.reset(ends[0]);
        write.reset(ends[1]);
    }

    UniqueFd read;
    UniqueFd write;
};

} // namespace learncode::executor::test
