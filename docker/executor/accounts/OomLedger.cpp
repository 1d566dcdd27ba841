// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/OomLedger.h"

#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/ProcessTable.h"

#include <algorithm>

namespace learncode::executor {

bool canBeVictim(const OomClaimant &claimant, const OomScene &scene)
{
    const std::uint64_t limit = scene.limitBytes;
    if (limit == 0 || std::max(claimant.peakBytes, claimant.totalBytes) >= limit / 4)
        return true;
    // What was seen of others may be a tenth of a second old: only a clear difference counts.
    if (claimant.peakBytes * 4 < scene.largestOtherBytes)
        return false;
    const std::uint64_t most = claimant.peakBytes * (scene.processes + 1) + scene.hiddenBytes;
    return most >= limit - limit / 8;
}

OomLedger::OomLedger()
    : m_seen(m_cgroup.oomKills())
{
}

bool OomLedger::look()
{
    const std::uint64_t now = m_cgroup.oomKills();
    if (now > m_seen) {
        m_unclaimed += now - m_seen;
        m_seen = now;
        m_lastRise = Clock::now();
    }
    if (m_unclaimed > 0 && Clock::now() - m_lastRise > limits::oomMemory)
        m_unclaimed = 0;
    return m_unclaimed > 0;
}

bool OomLedger::claim(const OomClaimant &claimant, const OomScene &scene)
{
    if (!look() || claimant.launched > m_lastRise || !canBeVictim(claimant, scene))
        return false;
    --m_unclaimed;
    return true;
}

void OomLedger::dismiss()
{
    if (look())
        --m_unclaimed;
}

void OomLedger::settle()
{
    look();
    m_unclaimed = 0;
}

void OomLedger::remember(std::uint64_t hiddenBytes, std::vector<std::pair<uid_t, std::uint64_t>> largest)
{
    m_hiddenBytes = hiddenBytes;
    m_largest = std::move(largest);
}

OomScene OomLedger::scene(uid_t user) const
{
    const MemoryUse memory = m_cgroup.memory();
    OomScene scene{.limitBytes = m_cgroup.memoryLimit(),
                   .hiddenBytes = std::max(m_hiddenBytes, memory.heldBytes() - memory.anonymousBytes)};
    for (const auto &[owner, bytes] : m_largest) {
        if (owner != user)
            scene.largestOtherBytes = std::max(scene.largestOtherBytes, bytes);
    }
    forEachProcess([](uid_t) { return true; },
                   [&](const ProcessEntry &entry) {
                       ++scene.processes;
                       if (entry.uid != user)
                           scene.largestOtherBytes = std::max(scene.largestOtherBytes, entry.residentBytes);
                   });
    return scene;
}

} // namespace learncode::executor
