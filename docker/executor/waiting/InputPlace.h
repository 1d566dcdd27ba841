// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace learncode::executor {

/// What a descriptor must be to be a run's input.
struct InputPlace
{
    dev_t device = 0; ///< of a pipe's inode; of a terminal its own number
    ino_t inode = 0; ///< of a pipe
    bool isTerminal = false;

    /// The place of a pipe, by any of its ends.
    [[nodiscard]] static InputPlace ofPipe(int fd);
    [[nodiscard]] static InputPlace ofTerminal(dev_t device);
};

} // namespace learncode::executor
