// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ServiceHealth.h"

namespace learncode {

using namespace Qt::StringLiterals;

QLatin1StringView serviceStatusName(ServiceStatus status)
{
    switch (status) {
    case ServiceStatus::Ok: return "ok"_L1;
    case ServiceStatus::Starting: return "starting"_L1;
    case ServiceStatus::Degraded: return "degraded"_L1;
    case ServiceStatus::Down: return "down"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QLatin1StringView executorStateName(ExecutorState state)
{
    switch (state) {
    case ExecutorState::Absent: return "absent"_L1;
    case ExecutorState::Building: return "building"_L1;
    case ExecutorState::Starting: return "starting"_L1;
    case ExecutorState::Ready: return "ready"_L1;
    case ExecutorState::Restarting: return "restarting"_L1;
    case ExecutorState::Failed: return "failed"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

bool isPutOff(const ExecutorHealth &executor)
{
    return executor.state == ExecutorState::Failed && executor.problem && executor.problem->code == "cancelled"_L1;
}

} // namespace learncode
