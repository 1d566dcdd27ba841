// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace learncode {

/// Rings once, some time after it was started. A Clock makes it.
class Timer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// timeout() follows after that time, once. Started again before, it waits anew.
    virtual void start(std::chrono::milliseconds after) = 0;
    virtual void stop() = 0;
    /// It has been started and has not rung.
    [[nodiscard]] virtual bool isActive() const = 0;

Q_SIGNALS:
    void timeout();
};

/// What time it is, for all that waits: the machine's in the programs, one that is stepped in their tests.
class Clock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    /// Never goes back.
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// Must not outlive the clock. Coarse ones may be late by a twentieth, and wake the machine less often.
    [[nodiscard]] virtual std::unique_ptr<Timer> makeTimer(Qt::TimerType type = Qt::CoarseTimer) const = 0;

    /// The machine's own. Lives as long as the process.
    [[nodiscard]] static const Clock &machine();
};

} // namespace learncode
