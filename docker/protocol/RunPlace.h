// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a run lives in its container: for the executor, and for the library that every program in a container loads
// (docker/preload), which knows no more of its run than its user.

#include <cstdint>

namespace learncode::protocol {

/// Below it each run has a directory of its own, named by its user's place in the block of users.
inline constexpr const char *workDirectory = "/work";
/// Of a run's directory: where its program starts, and what is its /tmp.
inline constexpr const char *codeDirectory = "code";
inline constexpr const char *tempDirectory = "tmp";

/// A block of users begins at a multiple of this and is no larger.
inline constexpr std::uint32_t userBlock = 256;
/// No run's user is below it.
inline constexpr std::uint32_t firstUser = 1'000;
/// What every run's user and its group are called.
inline constexpr const char *userName = "learner";

/// The place of a run's user in its block.
[[nodiscard]] constexpr std::uint32_t placeOfUser(std::uint32_t user)
{
    return user % userBlock;
}

} // namespace learncode::protocol
