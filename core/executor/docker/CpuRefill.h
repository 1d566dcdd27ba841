// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/support/Clock.h"
#include "core/support/Result.h"

#include <QObject>

#include <chrono>

namespace learncode::engine {
class EngineClient;
}

namespace learncode::executor {

/// How often a container may be given its processor time anew.
struct RefillTimes
{
    std::chrono::milliseconds spacing{250}; ///< two cores use up half a second in that time
    std::chrono::milliseconds recovery{1'000}; ///< on average at most one in that time
    int burst = 4; ///< so many may come faster, after a rest
    std::chrono::milliseconds afterFailure{10'000}; ///< until an engine that cannot do it is asked again
};

/// Lets a container that has used up its processor time go on at once.
///
/// Programs that spin use up the container's quota in a part of its period; then the kernel stops all its
/// processes, the executor among them, until the period is over. Writing the quota anew, with the same
/// value, fills it up. So whoever waits for the executor need not wait for the period.
///
/// Each refill is a gift of one quota; the times bound how much of it anybody can obtain.
class CpuRefill final : public QObject
{
    Q_OBJECT

public:
    /// \a engine and \a clock must live as long as this. \a limits are those that the container has; without a
    /// quota there is nothing to fill up.
    CpuRefill(engine::EngineClient *engine, QString containerId, engine::ContainerUpdate limits, RefillTimes times = {},
              const Clock &clock = Clock::machine(), QObject *parent = nullptr);

    /// Refills now, unless one is under way or it is too soon. A failure is only logged.
    void request();
    /// The engine has been asked and has not answered.
    [[nodiscard]] bool isUnderWay() const { return m_underWay; }

private:
    [[nodiscard]] bool isDue() const;
    void onAnswer(const Result<void> &answer);

    engine::EngineClient *m_engine;
    QString m_containerId;
    engine::ContainerUpdate m_limits;
    RefillTimes m_times;
    const Clock &m_clock;
    bool m_underWay = false;
    Clock::TimePoint m_restsUntil; ///< none before
    Clock::TimePoint m_spentUntil; ///< when all refills so far will have been made up for
};

} // namespace learncode::executor
