// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a run's end is judged by: what can still be seen of it when its first process has ended.

#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/machine/WorkSpace.h"
#include "docker/executor/runs/Run.h"

#include <algorithm>

namespace learncode::executor {

/// To be called before it is cleaned up after: its processes and files still tell what it had.
Ending Run::makeEnding(const ChildExit &exit)
{
    Ending ending{.reason = m_reason,
                  .compiling = m_state == State::Compiling,
                  .status = exit.status,
                  .failure = m_failure,
                  .limits = m_limits};
    ending.containerBytes = m_services.oom.cgroup().memoryLimit();
    if (m_reason != EndReason::None)
        return ending;
    ending.outOfMemory = wasKilledForMemory(exit);
    if (exit.status == 0)
        return ending;
    ending.outOfProcesses = hasAllProcesses();
    if (m_use.mostDescriptors >= m_limits.openFiles)
        m_hint = Hint::OpenFiles;
    else if (readWorkSpace(m_services.workDirectory).isFull())
        m_hint = Hint::FileSpace;
    return ending;
}

bool Run::wasKilledForMemory(const ChildExit &exit)
{
    if (!m_services.oom.look())
        return false;
    const auto own = static_cast<std::uint64_t>(std::max(exit.usage.ru_maxrss, 0L)) * 1024;
    const std::uint64_t peak = std::max(own, m_services.accounts.spent(m_user->uid).peakBytes);
    const OomScene scene = m_services.oom.scene(m_user->uid);
    // A program that ends well may have lost children: then none of others was larger than the largest of them.
    if (exit.status == 0 && (peak < scene.limitBytes / 8 || peak <= scene.largestOtherBytes))
        return false;
    return m_services.oom.claim({m_launched, peak, m_use.totalBytes}, scene);
}

/// Counts those it has left behind; its first process, which is gone, was one more.
bool Run::hasAllProcesses() const
{
    std::uint64_t left = 0;
    forEachProcess(
        [this](uid_t owner) { return owner == m_user->uid; },
        [&](const ProcessEntry &entry) { left += entry.pid != m_services.meter.helper() ? entry.threads : 0; });
    return left + 1 >= m_limits.processes;
}

} // namespace learncode::executor
