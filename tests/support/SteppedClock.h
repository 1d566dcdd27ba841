// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Clock.h"

#include <QList>

#include <algorithm>

namespace learncode::test {

/// A clock that stands still until the test steps it.
class SteppedClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override { return m_now; }
    [[nodiscard]] std::unique_ptr<Timer> makeTimer(Qt::TimerType = Qt::CoarseTimer) const override
    {
        return std::make_unique<SteppedTimer>(this);
    }

    /// Lets that time pass: what is due rings before this returns, in order, each at its own time.
    void step(std::chrono::nanoseconds time)
    {
        const TimePoint end = m_now + time;
        while (SteppedTimer *timer = next(end)) {
            m_now = std::max(m_now, timer->due);
            timer->stop();
            Q_EMIT timer->timeout();
        }
        m_now = end;
    }

    /// How many timers are started.
    [[nodiscard]] qsizetype active() const { return m_active.size(); }

private:
    class SteppedTimer final : public Timer
    {
    public:
        explicit SteppedTimer(const SteppedClock *clock)
            : m_clock(clock)
        {
        }
        ~SteppedTimer() override { stop(); }
        Q_DISABLE_COPY_MOVE(SteppedTimer)

        void start(std::chrono::milliseconds after) override
        {
            stop();
            due = m_clock->m_now + after;
            m_clock->m_active.append(this);
        }
        void stop() override { m_clock->m_active.removeOne(this); }
        [[nodiscard]] bool isActive() const override
        {
            return std::ranges::find(m_clock->m_active, this) != m_clock->m_active.end();
        }

        TimePoint due;

    private:
        const SteppedClock *m_clock;
    };

    /// The first that rings until then.
    [[nodiscard]] SteppedTimer *next(TimePoint end) const
    {
        const auto first = std::ranges::min_element(m_active, {}, &SteppedTimer::due);
        return first == m_active.end() || (*first)->due > end ? nullptr : *first;
    }

    TimePoint m_now{std::chrono::hours(1)};
    mutable QList<SteppedTimer *> m_active; ///< in the order of their starts
};

} // namespace learncode::test
