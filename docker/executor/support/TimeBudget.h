// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <utility>

namespace learncode::executor {

/// How much of the executor's own processor time somebody may use: a share of the time that passes, and a credit that
/// fills up again. Who has overdrawn it waits until it is made up for.
class TimeBudget final
{
public:
    using Clock = std::chrono::steady_clock;
    using Duration = Clock::duration;
    using OnSpent = std::function<void(Duration)>;

    /// One part in `share` of the time. `onSpent` hears of all that is spent.
    TimeBudget(int share, Duration credit, OnSpent onSpent = {})
        : m_share(share)
        , m_most(credit)
        , m_credit(credit)
        , m_onSpent(std::move(onSpent))
    {
    }

    /// The processor time of this thread, which may have been made to wait for the processor meanwhile.
    [[nodiscard]] static Duration processorTime()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

    void spend(Clock::time_point now, Duration spent)
    {
        // Between one time and the next no time passes for who has never spent any.
        const Duration earned = m_last == Clock::time_point{} ? Duration::zero() : (now - m_last) / m_share;
        m_last = now;
        m_credit = std::min(m_credit + earned, m_most) - spent;
        if (m_onSpent)
            m_onSpent(spent);
    }

    /// How long to wait, as of the last spending; zero while there is credit.
    [[nodiscard]] Duration pause() const { return std::max(-m_credit * m_share, Duration::zero()); }

private:
    int m_share;
    Duration m_most;
    Duration m_credit;
    OnSpent m_onSpent;
    Clock::time_point m_last{};
};

} // namespace learncode::executor
