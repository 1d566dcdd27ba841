// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/ResourceWatch.h"

#include "docker/executor/accounts/LockCount.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Priority.h"
#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/machine/SocketMemory.h"
#include "docker/executor/runs/RunTable.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace learncode::executor {

namespace {

std::uint64_t fullMemory(const Services &services)
{
    const std::uint64_t limit = services.oom.cgroup().memoryLimit();
    return limit > 2 * limits::memoryReserveBytes ? limit - limits::memoryReserveBytes : 256ULL << 20;
}

double ticksToMilliseconds(std::uint64_t ticks)
{
    static const double perTick = 1000.0 / static_cast<double>(ticksPerSecond());
    return static_cast<double>(ticks) * perTick;
}

} // namespace

ResourceWatch::ResourceWatch(Services &services, RunTable &runs)
    : m_services(services)
    , m_runs(runs)
    , m_timer(services.io)
    , m_rounds(services.meter)
    , m_fullBytes(fullMemory(services))
{
}

void ResourceWatch::wake()
{
    if (!m_awake) {
        m_awake = true;
        m_state.suspect = {};
        m_state.killUnclaimed = false;
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
        look(false);
        tick();
    });
}

void ResourceWatch::look(bool measured)
{
    Snapshot seen;
    seen.filesMeasured = measured;
    const Runs living = findRuns(seen);
    readProcesses(living);
    readMemory(living, seen);
    seen.killUnclaimed = m_services.oom.look();
    seen.lastKill = m_services.oom.lastRise();
    seen.at = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < living.size(); ++i)
        seen.runs[i].use = living[i]->use();

    const Verdicts verdicts = judgeSnapshot(seen, m_state);
    m_state = verdicts.after;
    if (!measured)
        shareProcessor(living);
    carryOut(verdicts, living);
    if (verdicts.measure == Verdicts::Measure::No)
        return;
    const bool urgent = verdicts.measure == Verdicts::Measure::Urgently;
    if (m_rounds.start({living.begin(), living.end()}, urgent, [this] { look(true); }))
        m_state.measured = measuredAt(seen);
}

/// The living, in the order in which they stand in the snapshot.
ResourceWatch::Runs ResourceWatch::findRuns(Snapshot &seen) const
{
    Runs living;
    m_runs.forEach([&](Run &run) {
        if (run.user())
            seen.present.push_back(run.serial());
        if (!run.isLiving())
            return;
        living.push_back(run.shared_from_this());
        seen.runs.push_back({.serial = run.serial(),
                             .launched = run.launchTime(),
                             .compiling = run.isCompiling(),
                             .limits = run.limits()});
    });
    return living;
}

void ResourceWatch::readProcesses(const Runs &living) const
{
    std::unordered_map<uid_t, std::pair<RunUse *, double>> users;
    for (const auto &run : living) {
        RunUse &use = run->use();
        use.residentBytes = use.largestBytes = use.processes = use.descriptors = use.kernelBytes = use.locks = 0;
        use.wantsProcessor = false;
        users.emplace(*run->user(), std::pair(&use, 0.0));
    }
    const auto locks = countLocks();
    forEachProcess([&](uid_t uid) { return users.contains(uid); },
                   [&](const ProcessEntry &entry) {
                       if (entry.pid == m_services.meter.helper())
                           return;
                       auto &[use, cpuMs] = users.at(entry.uid);
                       use->residentBytes += entry.residentBytes;
                       use->largestBytes = std::max(use->largestBytes, entry.residentBytes);
                       use->processes += entry.threads;
                       use->wantsProcessor |= entry.state == 'R';
                       if (const auto held = locks.find(entry.pid); held != locks.end())
                           use->locks += held->second;
                       const std::uint64_t descriptors = openDescriptors(entry);
                       use->descriptors += descriptors;
                       use->mostDescriptors = std::max(use->mostDescriptors, descriptors);
                       cpuMs += ticksToMilliseconds(entry.cpuTicks);
                   });
    for (const auto &[user, seen] : users)
        seen.first->addCpu(seen.second + m_services.accounts.spent(user).cpuMs);
}

void ResourceWatch::shareProcessor(const Runs &living)
{
    if (!isFirst())
        return;
    std::vector<Turns::Seen> seen;
    for (const auto &run : living)
        seen.push_back({run->serial(), run->use().cpuMs(), run->use().wantsProcessor});
    for (const Turns::Change &change : m_turns.look(seen)) {
        const auto run = std::ranges::find(living, change.serial, [](const auto &each) { return each->serial(); });
        placeUser(*(*run)->user(), change.priority);
    }
}

/// How much there is of memory and files in all, and whose it is.
void ResourceWatch::readMemory(const Runs &living, Snapshot &seen) const
{
    const RunLimits &share = m_services.language.limits;
    seen.fullBytes = m_fullBytes;
    seen.shareBytes = share.workBytes;
    seen.shareFiles = share.workFiles;
    seen.space = readWorkSpace(m_services.workDirectory);
    if (seen.isAlone())
        living.front()->use().files = {.workBytes = seen.space.usedBytes, .workFiles = seen.space.usedFiles};
    std::uint64_t resident = 0;
    std::vector<RunUse *> uses;
    std::vector<std::pair<uid_t, std::uint64_t>> largest;
    for (const auto &run : living) {
        uses.push_back(&run->use());
        resident += run->use().residentBytes;
        largest.emplace_back(*run->user(), run->use().largestBytes);
    }
    seen.memory = memoryUse(resident, seen.space);
    if (seen.memory.kernelBytes() > limits::hiddenMemoryBytes)
        readKernelMemory(living);
    seen.ownedBytes = chargeMemory(uses, seen.memory, seen.isAlone());
    m_services.oom.remember(seen.ownedBytes - seen.memory.anonymousBytes, std::move(largest));
}

/// What the kernel keeps for each: asked only when it keeps much, as it takes its time.
void ResourceWatch::readKernelMemory(const Runs &living) const
{
    std::unordered_map<uid_t, RunUse *> users;
    for (const auto &run : living)
        users.emplace(*run->user(), &run->use());
    forEachProcess([&](uid_t uid) { return users.contains(uid); },
                   [&](const ProcessEntry &entry) {
                       users.at(entry.uid)->kernelBytes +=
                           pageTableBytes(entry) + entry.threads * limits::threadOverheadBytes;
                   });
    for (const auto &[user, bytes] : socketMemory()) {
        if (const auto found = users.find(user); found != users.end())
            found->second->kernelBytes += bytes;
    }
}

MemoryUse ResourceWatch::memoryUse(std::uint64_t residentBytes, const WorkSpace &space) const
{
    // With the file cache, but cheap; often it tells enough.
    const std::uint64_t usage = m_services.oom.cgroup().memoryUsage();
    if (usage == 0)
        return {.usedBytes = residentBytes + space.usedBytes,
                .anonymousBytes = residentBytes,
                .sharedBytes = space.usedBytes};
    if (usage < m_fullBytes && usage < residentBytes + limits::hiddenMemoryBytes)
        return {.usedBytes = usage, .anonymousBytes = std::min(usage, residentBytes)};
    return m_services.oom.cgroup().memory();
}

void ResourceWatch::carryOut(const Verdicts &verdicts, const Runs &living)
{
    for (const Verdicts::End &verdict : verdicts.ends) {
        const auto run = std::ranges::find(living, verdict.serial, [](const auto &each) { return each->serial(); });
        if (run != living.end())
            (*run)->end(verdict.reason);
    }
    if (verdicts.killsExplained)
        m_services.oom.settle();
}

} // namespace learncode::executor
