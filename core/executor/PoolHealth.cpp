// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/PoolHealth.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

ServiceStatus statusOf(const EngineHealth &engine, const QList<ExecutorHealth> &executors)
{
    const auto any = [&](auto... states) {
        return std::ranges::any_of(executors,
                                   [&](const ExecutorHealth &executor) { return ((executor.state == states) || ...); });
    };
    using enum ExecutorState;
    if (!executors.isEmpty() && !any(Absent, Building, Starting, Restarting, Failed))
        return ServiceStatus::Ok;
    const bool troubled = engine.problem || any(Restarting, Failed);
    if (!troubled)
        return ServiceStatus::Starting;
    if (any(Ready))
        return ServiceStatus::Degraded;
    return any(Building, Starting) ? ServiceStatus::Starting : ServiceStatus::Down;
}

QStringList missingLimits(const engine::EngineInfo &engine)
{
    QStringList missing;
    if (!engine.memoryLimit)
        missing.append(PoolHealth::tr("This engine cannot limit the memory of programs."));
    else if (!engine.swapLimit)
        missing.append(PoolHealth::tr("This engine cannot keep programs from using swap space."));
    if (!engine.cpuQuota)
        missing.append(PoolHealth::tr("This engine cannot limit the processor time of programs."));
    if (!engine.pidsLimit)
        missing.append(PoolHealth::tr("This engine cannot limit how many processes programs start."));
    return missing;
}

PoolHealth::PoolHealth(Actions actions, QObject *parent)
    : HealthMonitor(parent)
    , m_actions(std::move(actions))
{
}

void PoolHealth::notice()
{
    if (std::exchange(m_noticed, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_noticed = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace learncode::executor
