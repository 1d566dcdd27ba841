// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/Clock.h"

#include <QTimer>

namespace learncode {

namespace {

class MachineTimer final : public Timer
{
public:
    explicit MachineTimer(Qt::TimerType type)
    {
        m_timer.setTimerType(type);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Timer::timeout);
    }

    void start(std::chrono::milliseconds after) override { m_timer.start(after); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

class MachineClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] std::unique_ptr<Timer> makeTimer(Qt::TimerType type) const override
    {
        return std::make_unique<MachineTimer>(type);
    }
};

} // namespace

const Clock &Clock::machine()
{
    static const MachineClock clock;
    return clock;
}

} // namespace learncode
