// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/RunUse.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Cgroup.h"
#include "docker/executor/machine/WorkSpace.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace learncode::executor {

/// One run as it was at a look.
struct SeenRun
{
    std::uint64_t serial = 0; ///< of no other run
    std::chrono::steady_clock::time_point launched{}; ///< its compiler or program, whichever came last
    bool compiling = false;
    RunLimits limits{};
    RunUse use{};
};

/// What is seen of runs and container at one look. No run can forge any of it.
struct Snapshot
{
    std::chrono::steady_clock::time_point at{};
    std::vector<SeenRun> runs{}; ///< the living: something may be running, and they have not been ended
    std::vector<std::uint64_t> present{}; ///< all that have not been cleaned up after; the living are among them
    bool filesMeasured = false; ///< what each has in files has just been found out
    WorkSpace space{}; ///< of all of them
    MemoryUse memory{}; ///< of the container
    std::uint64_t ownedBytes = 0; ///< of it, what somebody has
    std::uint64_t fullBytes = 0; ///< when somebody has so much, the container is full
    std::uint64_t shareBytes = 0; ///< what one run may have of the work space
    std::uint64_t shareFiles = 0;
    bool killUnclaimed = false; ///< the kernel has killed something, and no run's end has been explained by it
    std::chrono::steady_clock::time_point lastKill{}; ///< when that was seen

    /// There is one run, and nothing left of any other: what is in use and nobody's is its.
    [[nodiscard]] bool isAlone() const { return present.size() == 1 && runs.size() == 1; }
    /// The processes seen can be all that have memory. Otherwise one has grown or ended during the look, so that who
    /// has most is not known.
    [[nodiscard]] bool seesAll() const;
};

} // namespace learncode::executor
