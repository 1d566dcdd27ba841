// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ResourceWatch.h"

#include "Limits.h"
#include "ProcessTable.h"
#include "RunTable.h"

#include <unordered_map>

namespace learncode::executor {

namespace {

struct Use
{
    Run *run = nullptr;
    std::uint64_t bytes = 0;
    std::uint64_t processes = 0;
};

std::uint64_t defaultMemory(const Services &services)
{
    const std::uint64_t limit = services.oom.cgroup().memoryLimit();
    return limit > 2 * limits::memoryReserveBytes ? limit - limits::memoryReserveBytes : 256ULL << 20;
}

} // namespace

ResourceWatch::ResourceWatch(Services &services, RunTable &runs)
    : m_services(services), m_runs(runs), m_timer(services.io), m_defaultMemory(defaultMemory(services))
{
}

void ResourceWatch::wake()
{
    if (!m_awake) {
        m_awake = true;
        m_largestBytes = 0;
        m_unclaimedBefore = false;
        tick();
    }
}

void ResourceWatch::tick()
{
    m_timer.expires_after(limits::watchInterval);
    m_timer.async_wait([this](boost::system::error_code error) {
        if (error || m_runs.isEmpty()) {
            m_awake = false;
            return;
        }
        look();
        tick();
    });
}

void ResourceWatch::look()
{
    std::unordered_map<uid_t, Use> uses;
    m_runs.forEach([&](Run &run) {
        if (const auto user = run.user())
            uses[*user].run = &run;
    });
    forEachProcess([&](uid_t uid) { return uses.contains(uid); },
                   [&](const ProcessEntry &entry) {
                       Use &use = uses[entry.uid];
                       use.bytes += entry.residentBytes;
                       use.processes += entry.threads;
                   });

    // A run that died of it claims the kill when its end is seen; one look later it was somebody's child.
    const bool unclaimed = m_services.oom.hasUnclaimed();
    const bool blame = unclaimed && m_unclaimedBefore && m_services.oom.claim();
    m_unclaimedBefore = unclaimed && !blame;

    const std::uint64_t suspectBytes = m_largestBytes;
    const uid_t suspect = m_largestUser;
    if (!unclaimed)
        m_largestBytes = 0;
    for (const auto &[uid, use] : uses) {
        const std::uint64_t own = use.run->limits().memoryBytes;
        const std::uint64_t limit = own > 0 ? own : m_defaultMemory;
        if (blame && uid == suspect && suspectBytes > m_defaultMemory / 2)
            use.run->end(EndReason::MemoryLimit);
        else if (use.bytes > limit && (own > 0 || isMemoryExhausted(limit)))
            use.run->end(EndReason::MemoryLimit);
        else if (use.processes >= use.run->limits().processes)
            use.run->end(EndReason::ProcessLimit);
        if (use.bytes > m_largestBytes) {
            m_largestBytes = use.bytes;
            m_largestUser = uid;
        }
    }
}

/// Memory that processes share is counted once for each of them; only if the container as a whole is near its end
/// has the run really used so much.
bool ResourceWatch::isMemoryExhausted(std::uint64_t limit) const
{
    const std::uint64_t used = m_services.oom.cgroup().memoryUsed();
    return used == 0 || used >= limit;
}

} // namespace learncode::executor
