// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace learncode::executor {

/// The container's own memory accounting, cgroup version 1 or 2, as far as it can be seen. Every number is 0 where
/// it cannot.
class Cgroup final
{
public:
    Cgroup();

    /// How many processes the kernel has killed here for want of memory.
    [[nodiscard]] std::uint64_t oomKills() const;
    [[nodiscard]] std::uint64_t memoryLimit() const;
    /// Memory in use that cannot simply be dropped: without the file cache.
    [[nodiscard]] std::uint64_t memoryUsed() const;

private:
    std::string m_events;
    std::string m_limit;
    std::string m_usage;
    std::string m_stat;
    bool m_version2 = false;
};

} // namespace learncode::executor
