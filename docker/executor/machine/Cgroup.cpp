// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/Cgroup.h"

#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace learncode::executor {

namespace {

std::string readAll(const std::string &path)
{
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text(8192, '\0');
    const ssize_t size = fd ? ::read(fd.get(), text.data(), text.size()) : 0;
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

std::uint64_t toNumber(std::string_view text)
{
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The number behind `key` at the beginning of a line.
std::uint64_t field(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.starts_with(key) && line.size() > key.size() && line[key.size()] == ' ')
            return toNumber(line.substr(key.size() + 1));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return 0;
}

} // namespace

Cgroup::Cgroup()
{
    m_version2 = ::access("/sys/fs/cgroup/cgroup.controllers", R_OK) == 0;
    const std::string base = m_version2 ? "/sys/fs/cgroup/" : "/sys/fs/cgroup/memory/";
    m_events = base + (m_version2 ? "memory.events" : "memory.oom_control");
    m_limit = base + (m_version2 ? "memory.max" : "memory.limit_in_bytes");
    m_usage = base + (m_version2 ? "memory.current" : "memory.usage_in_bytes");
    m_stat = base + "memory.stat";
}

std::uint64_t Cgroup::oomKills() const
{
    return field(readAll(m_events), "oom_kill");
}

std::uint64_t Cgroup::memoryLimit() const
{
    // "max", or version 1's number near 2^63, mean none.
    const std::uint64_t limit = toNumber(readAll(m_limit));
    return limit < (1ULL << 60) ? limit : 0;
}

std::uint64_t Cgroup::memoryUsage() const
{
    return toNumber(readAll(m_usage));
}

MemoryUse Cgroup::memory() const
{
    // A process may fill, or give back, much in between: what was in use all the time is somebody's for certain.
    const std::uint64_t before = memoryUsage();
    const std::string stat = readAll(m_stat);
    return parseMemory(std::min(before, memoryUsage()), stat, m_version2);
}

MemoryUse parseMemory(std::uint64_t usage, std::string_view stat, bool version2)
{
    // Version 1 lists a group's own numbers and then those with its children.
    const std::string prefix = version2 ? "" : "total_";
    std::uint64_t cache = field(stat, prefix + "inactive_file") + field(stat, prefix + "active_file");
    if (version2) // the other one does not tell it
        cache += field(stat, "slab_reclaimable");
    return {.usedBytes = usage > cache ? usage - cache : 0,
            .anonymousBytes = field(stat, version2 ? "anon" : "total_rss"),
            .sharedBytes = field(stat, prefix + "shmem"),
            .tellsCaches = version2};
}

} // namespace learncode::executor
