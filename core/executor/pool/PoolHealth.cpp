// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/pool/PoolHealth.h"

#include "core/executor/docker/ContainerPlan.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

HealthWarning networkWarning(const engine::EngineInfo &info)
{
    // An engine from 28 on can leave this computer's address out of the network (gateway mode "isolated"), but then
    // nothing here would reach the executors either.
    if (addressesReachable(info)) {
        return {u"host_services"_s,
                PoolHealth::tr("This computer has an address on the containers' network. Only each program's own "
                               "sandbox keeps it from services that listen there. Let services that programs must "
                               "never reach listen on 127.0.0.1 only.")};
    }
    return {u"open_network"_s,
            PoolHealth::tr("With this kind of engine the containers' network cannot be closed. Only each program's "
                           "own sandbox keeps it off the network.")};
}

} // namespace

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

QList<HealthWarning> confinementWarnings(const EngineHealth &engine, const engine::EngineInfo &info,
                                         const QList<ExecutorHealth> &executors)
{
    QList<HealthWarning> warnings;
    bool unfiltered = false;
    bool withoutLandlock = false;
    for (const ExecutorHealth &executor : executors) {
        if (!executor.confinement)
            continue;
        unfiltered |= !executor.confinement->filter;
        withoutLandlock |= executor.confinement->landlock == 0;
    }
    if (unfiltered) {
        warnings.append({u"no_filter"_s,
                         PoolHealth::tr("This computer's kernel cannot filter system calls: programs may reach "
                                        "services of this computer, and more of its kernel than they need. Let nobody "
                                        "run programs here that you would not run yourself.")});
    }
    if (withoutLandlock) {
        warnings.append({u"no_landlock"_s,
                         PoolHealth::tr("This computer's kernel has no Landlock: programs are kept from other files "
                                        "only by the files' permissions. A Linux kernel from 5.13 on with Landlock "
                                        "switched on adds this second layer.")});
    }
    if (engine.reachable)
        warnings.append(networkWarning(info));
    return warnings;
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
