// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace learncode::executor {

/// What a container's memory is used for. It leaves out what can simply be dropped: the file cache, and as far as the
/// kernel tells (version 2) its memory of directories.
struct MemoryUse
{
    std::uint64_t usedBytes = 0;
    std::uint64_t anonymousBytes = 0; ///< of processes
    std::uint64_t sharedBytes = 0; ///< files in memory and shared memory
    bool tellsCaches = false; ///< what the kernel itself would give back is left out too

    /// Files in memory, shared memory, and what the kernel keeps for processes, files, pipes and sockets.
    [[nodiscard]] std::uint64_t hiddenBytes() const
    {
        return usedBytes > anonymousBytes ? usedBytes - anonymousBytes : 0;
    }
    /// Only the last of these.
    [[nodiscard]] std::uint64_t kernelBytes() const
    {
        return hiddenBytes() > sharedBytes ? hiddenBytes() - sharedBytes : 0;
    }
    /// What certainly cannot be had back while it is in use.
    [[nodiscard]] std::uint64_t heldBytes() const
    {
        return anonymousBytes + sharedBytes + (tellsCaches ? kernelBytes() : 0);
    }
};

/// From the text of memory.stat, and the use that the kernel counts with the file cache in it.
[[nodiscard]] MemoryUse parseMemory(std::uint64_t usage, std::string_view stat, bool version2);

/// The container's own memory accounting, cgroup version 1 or 2, as far as it can be seen. Every number is 0 where
/// it cannot.
class Cgroup final
{
public:
    Cgroup();

    /// How many processes the kernel has killed here for want of memory.
    [[nodiscard]] std::uint64_t oomKills() const;
    [[nodiscard]] std::uint64_t memoryLimit() const;
    /// With the file cache: cheap to ask for.
    [[nodiscard]] std::uint64_t memoryUsage() const;
    [[nodiscard]] MemoryUse memory() const;

private:
    std::string m_events;
    std::string m_limit;
    std::string m_usage;
    std::string m_stat;
    bool m_version2 = false;
};

} // namespace learncode::executor
