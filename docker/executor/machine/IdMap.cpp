// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/IdMap.h"

#include "docker/protocol/RunPlace.h"

#include <sys/random.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace learncode::executor {

namespace {

constexpr std::uint64_t block = protocol::userBlock;
/// 1.07 to 1.34 thousand million: positive as a signed 32-bit number too.
constexpr IdRange farAway{0x4000'0000U, 0x1000'0000U};
/// Above the users of a machine, below nobody.
constexpr IdRange nearby{1024, 65'534 / block *block - 1024};
static_assert(nearby.first % block == 0 && nearby.first >= protocol::firstUser);

IdRange common(const IdRange &a, const IdRange &b)
{
    const std::uint64_t first = std::max(a.first, b.first);
    const std::uint64_t end = std::min(a.first + a.count, b.first + b.count);
    return {first, end > first ? end - first : 0};
}

/// The beginnings of whole blocks within it: the first, and how many.
IdRange blocksIn(const IdRange &range)
{
    const std::uint64_t first = (range.first + block - 1) / block * block;
    const std::uint64_t end = (range.first + range.count) / block * block;
    return {first, end > first ? (end - first) / block : 0};
}

std::optional<uid_t> chooseWithin(const IdRange &place, const std::vector<IdRange> &users,
                                  const std::vector<IdRange> &groups, std::uint32_t random)
{
    std::vector<IdRange> found;
    std::uint64_t all = 0;
    for (const IdRange &user : users) {
        for (const IdRange &group : groups) {
            const IdRange blocks = blocksIn(common(place, common(user, group)));
            found.push_back(blocks);
            all += blocks.count;
        }
    }
    std::uint64_t index = all > 0 ? random % all : 0;
    for (const IdRange &blocks : found) {
        if (index < blocks.count)
            return static_cast<uid_t>(blocks.first + index * block);
        index -= blocks.count;
    }
    return std::nullopt;
}

std::string readMap(const char *path)
{
    std::ifstream file(path);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.empty() ? "0 0 4294967295\n" : text;
}

} // namespace

std::vector<IdRange> parseIdMap(std::string_view text)
{
    std::vector<IdRange> ranges;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        IdRange range;
        std::uint64_t outside = 0;
        if (words >> range.first >> outside >> range.count && range.count > 0)
            ranges.push_back(range);
    }
    std::ranges::sort(ranges, {}, &IdRange::first);
    std::vector<IdRange> joined;
    for (const IdRange &range : ranges) {
        if (!joined.empty() && joined.back().first + joined.back().count == range.first)
            joined.back().count += range.count;
        else
            joined.push_back(range);
    }
    return joined;
}

std::optional<uid_t> chooseBlock(const std::vector<IdRange> &users, const std::vector<IdRange> &groups,
                                 std::uint32_t random)
{
    const auto far = chooseWithin(farAway, users, groups, random);
    return far ? far : chooseWithin(nearby, users, groups, random);
}

std::optional<uid_t> chooseOwnBlock()
{
    std::uint32_t random = 0;
    if (::getrandom(&random, sizeof random, GRND_NONBLOCK) != sizeof random)
        random = 0;
    return chooseBlock(parseIdMap(readMap("/proc/self/uid_map")), parseIdMap(readMap("/proc/self/gid_map")), random);
}

} // namespace learncode::executor
