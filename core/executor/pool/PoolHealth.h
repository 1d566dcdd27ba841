// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/run/ServiceHealth.h"

#include <functional>

namespace learncode::executor {

/// What the executors and the engine together amount to. Pure.
[[nodiscard]] ServiceStatus statusOf(const EngineHealth &engine, const QList<ExecutorHealth> &executors);

/// Where programs are kept in less well than they could be, for people. Pure.
[[nodiscard]] QList<HealthWarning> confinementWarnings(const EngineHealth &engine, const engine::EngineInfo &info,
                                                       const QList<ExecutorHealth> &executors);

/// The limits that this engine says it cannot enforce, for people.
[[nodiscard]] QStringList missingLimits(const engine::EngineInfo &engine);

/// The pool's health as others see it.
class PoolHealth final : public HealthMonitor
{
    Q_OBJECT

public:
    struct Actions
    {
        std::function<ServiceHealth()> look;
        std::function<void()> retry;
        std::function<void()> cancelSetup;
    };

    PoolHealth(Actions actions, QObject *parent);

    [[nodiscard]] ServiceHealth health() const override { return m_actions.look(); }
    void retry() override { m_actions.retry(); }
    void cancelSetup() override { m_actions.cancelSetup(); }

    /// changed() follows, once for all notices of this turn of the event loop.
    void notice();

private:
    Actions m_actions;
    bool m_noticed = false;
};

} // namespace learncode::executor
