// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace learncode::executor {

/// What `finished` says of a run.
struct Report
{
    std::string_view outcome{};
    std::optional<int> exitCode{};
    std::string signal{}; ///< "SIGSEGV"; empty: none
    double compileMs = 0;
    double wallMs = 0;
    double cpuMs = 0;
    std::int64_t peakMemoryKb = 0;
    bool truncated = false;
    std::string message{}; ///< a hint for people, may be empty
};

} // namespace learncode::executor
