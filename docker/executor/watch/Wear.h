// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace learncode::executor {

/// What a container may have been left with that no run can be charged for.
struct WearSigns
{
    bool idle = false; ///< no run is there
    std::uint64_t heldBytes = 0; ///< memory in use that cannot be had back
    std::uint64_t limitBytes = 0; ///< 0: unknown
    std::uint64_t lostUsers = 0; ///< of whom something is left
    std::uint64_t freeUsers = 0;
    std::uint64_t sharedObjects = 0; ///< of System V
};

/// Why the container should be made anew, in words for the log; empty while it is fit. Without a run nothing of a run
/// may be there, and with runs there must be users left for more.
[[nodiscard]] std::string_view judgeWear(const WearSigns &signs);

} // namespace learncode::executor
