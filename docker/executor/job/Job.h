// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace learncode::executor {

/// A file that is there when the program begins.
struct WorkFile
{
    std::string name; ///< "data.txt", or with the folders it is in: "pkg/helper.py"
    std::string content;
};

/// What of a run is at work.
enum class Phase { Compiling, Running };

/// What a run is to do, and what it may use.
struct Job
{
    std::uint32_t run = 0; ///< its number on its connection
    std::string code{};
    std::vector<std::string> args{};
    std::vector<WorkFile> files{};
    std::string standard{}; ///< of the language, by its id; empty: the usual one
    std::chrono::milliseconds wall{30'000};
    std::optional<std::chrono::milliseconds> cpu{}; ///< processor time; none: the language's
    std::uint64_t outputBytes = 0;
    std::optional<TerminalSize> terminal{}; ///< set: the program gets a terminal instead of pipes
};

} // namespace learncode::executor
