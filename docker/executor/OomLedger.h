// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Cgroup.h"

#include <algorithm>

namespace learncode::executor {

/// Tells a kill for want of memory from any other SIGKILL: the container's counter rises with it. Each rise is
/// claimed by one run only.
class OomLedger final
{
public:
    OomLedger() : m_claimed(m_cgroup.oomKills()) { }

    /// True if the kernel has killed something since the last claim.
    [[nodiscard]] bool claim()
    {
        const auto now = m_cgroup.oomKills();
        return now > std::exchange(m_claimed, std::max(now, m_claimed));
    }
    [[nodiscard]] bool hasUnclaimed() const { return m_cgroup.oomKills() > m_claimed; }
    [[nodiscard]] const Cgroup &cgroup() const { return m_cgroup; }

private:
    Cgroup m_cgroup;
    std::uint64_t m_claimed;
};

} // namespace learncode::executor
