// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <cstdint>

namespace learncode::executor {

class RunTable;
struct Services;

/// Looks at what the runs use, ten times a second while there are any: memory over all processes of a run, how many
/// processes and threads it has, and kills by the kernel that no run's own end explains (a child was the victim).
/// No run can forge what is seen here.
class ResourceWatch final
{
public:
    ResourceWatch(Services &services, RunTable &runs);

    /// There is a run to look after.
    void wake();

private:
    void tick();
    void look();
    [[nodiscard]] bool isMemoryExhausted(std::uint64_t limit) const;

    Services &m_services;
    RunTable &m_runs;
    boost::asio::steady_timer m_timer;
    std::uint64_t m_defaultMemory;
    /// The run that used most at the last look, and how much: the one to blame for a kill seen at the next.
    std::uint64_t m_largestBytes = 0;
    unsigned m_largestUser = 0;
    bool m_unclaimedBefore = false;
    bool m_awake = false;
};

} // namespace learncode::executor
