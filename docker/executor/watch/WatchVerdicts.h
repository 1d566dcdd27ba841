// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"
#include "docker/executor/watch/Snapshot.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

// Who uses too much: a function of what is seen, without processes, timers or a container.

namespace learncode::executor {

/// What is carried from one look to the next.
struct WatchState
{
    /// The run that had most at a look, for the case that the kernel kills before the next.
    struct Suspect
    {
        std::uint64_t serial = 0; ///< 0: none
        std::uint64_t bytes = 0;
    };
    /// What there was in all when the files of the runs were last measured.
    struct Measured
    {
        std::uint64_t hiddenBytes = 0;
        std::uint64_t workBytes = 0;
        std::uint64_t workFiles = 0;
        std::chrono::steady_clock::time_point at{};
    };

    Suspect suspect{};
    Measured measured{};
    std::chrono::steady_clock::time_point blamed{}; ///< the kill that somebody was last looked for
    bool killUnclaimed = false; ///< at the last look
    std::optional<std::uint64_t> ended{}; ///< for want of memory; until it is gone, nobody else is
};

/// What follows from a look.
struct Verdicts
{
    struct End
    {
        std::uint64_t serial = 0;
        EndReason reason = EndReason::None;

        friend bool operator==(const End &, const End &) = default;
    };
    /// Whether it must be found out who has what in files.
    enum class Measure {
        No,
        Calmly, ///< unless that was done a moment ago
        Urgently,
    };

    std::vector<End> ends{}; ///< in order: where a run is named twice, the first reason is the one
    bool killsExplained = false; ///< all kills that no run has claimed were somebody's
    Measure measure = Measure::No;
    WatchState after{};
};

/// Memory is the container's. When it is nearly used up, the run that has most of it ends; files in memory count, and
/// are measured when they matter. A kill by the kernel that explains no run's own end was a child of somebody.
[[nodiscard]] Verdicts judgeSnapshot(const Snapshot &seen, const WatchState &before);

/// What is to be carried once a measuring of the files has begun.
[[nodiscard]] WatchState::Measured measuredAt(const Snapshot &seen);

} // namespace learncode::executor
