// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/RunEnding.h"

#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/machine/WorkSpace.h"
#include "docker/executor/runs/Execution.h"
#include "docker/executor/runs/Services.h"

#include <algorithm>

namespace learncode::executor {

namespace {

bool wasKilledForMemory(Services &services, const Execution &execution, const ChildExit &exit)
{
    if (!services.oom.look())
        return false;
    const auto own = static_cast<std::uint64_t>(std::max(exit.usage.ru_maxrss, 0L)) * 1024;
    const std::uint64_t peak = std::max(own, services.accounts.spent(execution.user()).peakBytes);
    const OomScene scene = services.oom.scene(execution.user());
    // A program that ends well may have lost children: then none of others was larger than the largest of them.
    if (exit.status == 0 && (peak < scene.limitBytes / 8 || peak <= scene.largestOtherBytes))
        return false;
    return services.oom.claim({execution.launchTime(), peak, execution.use().totalBytes}, scene);
}

/// Counts those it has left behind; its first process, which is gone, was one more.
bool hasAllProcesses(const Services &services, uid_t user, const RunLimits &limits)
{
    std::uint64_t left = 0;
    forEachProcess(
        [user](uid_t owner) { return owner == user; },
        [&](const ProcessEntry &entry) { left += entry.pid != services.meter.helper() ? entry.threads : 0; });
    return left + 1 >= limits.processes;
}

} // namespace

LastLook lookAtEnding(Services &services, const Execution &execution, const RunLimits &limits, EndReason reason,
                      const ChildExit &exit)
{
    LastLook look{.ending = {.reason = reason,
                             .compiling = execution.kind() == Execution::Kind::Compiler,
                             .status = exit.status,
                             .failure = execution.failure(),
                             .limits = limits,
                             .containerBytes = services.oom.cgroup().memoryLimit()}};
    if (reason != EndReason::None)
        return look;
    look.ending.outOfMemory = wasKilledForMemory(services, execution, exit);
    if (exit.status == 0)
        return look;
    // Where each new one asks, the one too many has been refused, and the run ended for it.
    look.ending.outOfProcesses = !execution.isGated() && hasAllProcesses(services, execution.user(), limits);
    if (execution.use().mostDescriptors >= limits.openFiles)
        look.hint = Hint::OpenFiles;
    else if (readWorkSpace(services.workDirectory).isFull())
        look.hint = Hint::FileSpace;
    return look;
}

} // namespace learncode::executor
