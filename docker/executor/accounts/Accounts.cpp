// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/Accounts.h"

#include <algorithm>

namespace learncode::executor {

namespace {

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1000.0 + static_cast<double>(time.tv_usec) / 1000.0;
}

} // namespace

void Accounts::add(uid_t user, const ChildExit &exit)
{
    const auto it = m_spent.find(user);
    if (it == m_spent.end())
        return;
    it->second.cpuMs += milliseconds(exit.usage.ru_utime) + milliseconds(exit.usage.ru_stime);
    const auto peakBytes = static_cast<std::uint64_t>(std::max(exit.usage.ru_maxrss, 0L)) * 1024;
    it->second.peakBytes = std::max(it->second.peakBytes, peakBytes);
}

Spent Accounts::spent(uid_t user) const
{
    const auto it = m_spent.find(user);
    return it != m_spent.end() ? it->second : Spent{};
}

} // namespace learncode::executor
