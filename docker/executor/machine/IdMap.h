// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace learncode::executor {

/// Users or groups that there are here: an engine may have given the container only some of them.
struct IdRange
{
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    friend bool operator==(const IdRange &, const IdRange &) = default;
};

/// From the text of /proc/self/uid_map or gid_map: in order, what adjoins as one. What is no line of it is left out.
[[nodiscard]] std::vector<IdRange> parseIdMap(std::string_view text);

/// The first user of a block of them (docker/protocol/RunPlace.h) that are all there, as users and as groups: where all
/// are, far away from real ones, else of those above them and below nobody. `random` chooses. None if no block fits.
[[nodiscard]] std::optional<uid_t> chooseBlock(const std::vector<IdRange> &users, const std::vector<IdRange> &groups,
                                               std::uint32_t random);

/// The same for this process; the maps of a kernel that does not tell them are taken for whole.
[[nodiscard]] std::optional<uid_t> chooseOwnBlock();

} // namespace learncode::executor
