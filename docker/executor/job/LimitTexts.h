// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace learncode::executor {

/// "It used more than 32 MB for files.": which limit ended a run, in a sentence for a learner. Empty where no limit
/// did.
[[nodiscard]] std::string limitText(EndReason reason, const Ending &ending);

/// A sentence on what a program that failed by itself had run into.
[[nodiscard]] std::string hintText(Hint hint, const RunLimits &limits);

/// "64 MB", "1.5 MB", "1000 bytes".
[[nodiscard]] std::string sizeText(std::uint64_t bytes);
/// "30 seconds", "1 second", "1.5 seconds".
[[nodiscard]] std::string timeText(std::chrono::milliseconds time);

} // namespace learncode::executor
