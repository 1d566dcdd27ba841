// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/ProcessQuota.h"

#include "docker/executor/machine/ProcessTable.h"

#include <algorithm>

namespace learncode::executor {

bool ProcessQuota::admit()
{
    if (m_atMost >= m_limit) {
        m_atMost = 0;
        // One that has ended but was not waited for still counts, as it does for the kernel.
        forEachProcess([this](uid_t owner) { return owner == m_user; },
                       [this, helper = m_helper()](const ProcessEntry &entry) {
                           if (entry.pid != helper)
                               m_atMost += std::max<std::uint64_t>(entry.threads, 1);
                       });
    }
    if (m_atMost >= m_limit)
        return false;
    ++m_atMost;
    return true;
}

} // namespace learncode::executor
