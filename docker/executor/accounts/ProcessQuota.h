// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>

namespace learncode::executor {

/// Whether a user may have one more process or thread. Asked before each, it looks at /proc only when, by what it
/// admitted since the last look, the limit might have been reached.
class ProcessQuota final
{
public:
    /// `helper` tells of a process of that user which is not the run's.
    ProcessQuota(uid_t user, std::uint64_t limit, std::function<pid_t()> helper)
        : m_user(user)
        , m_limit(limit)
        , m_helper(std::move(helper))
    {
    }

    [[nodiscard]] bool admit();

private:
    uid_t m_user;
    std::uint64_t m_limit;
    std::function<pid_t()> m_helper;
    std::uint64_t m_atMost = 1; ///< never less than there are: the first process needed nobody's leave
};

} // namespace learncode::executor
