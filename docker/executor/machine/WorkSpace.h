// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"

#include <cstdint>
#include <string>

namespace learncode::executor {

/// How full a file system is.
struct WorkSpace
{
    std::uint64_t totalBytes = 0;
    std::uint64_t usedBytes = 0;
    std::uint64_t totalFiles = 0; ///< 0 where they are not counted
    std::uint64_t usedFiles = 0;

    [[nodiscard]] bool isFull() const;
};

/// All zero if it cannot be seen.
[[nodiscard]] WorkSpace readWorkSpace(const std::string &path);

/// Gives a run its share of the place that it has in common with the others, where `limits` does not say how much:
/// half of it, and one file may take three quarters of that, so that one run that fills what it may have leaves as
/// much to the rest, and a file that is too large is refused to its program before the run as a whole is ended.
void fitToPlace(RunLimits &limits, const WorkSpace &place);

} // namespace learncode::executor
