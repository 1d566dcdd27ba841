// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/ResourceWatch.h"

#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/runs/RunTable.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace learncode::executor {

namespace {

std::uint64_t defaultMemory(const Services &services)
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
    , m_defaultMemory(defaultMemory(services))
{
}

void ResourceWatch::wake()
{
    if (!m_awake) {
        m_awake = true;
        m_suspect = {};
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
        look(false);
        tick();
    });
}

void ResourceWatch::look(bool measured)
{
    findRuns();
    readProcesses();
    readMemory();
    blame();
    for (const auto &run : m_living)
        judge(*run);
    judgeFiles(measured);
    judgeMemory(measured);
    m_living.clear();
    m_uses.clear();
}

void ResourceWatch::findRuns()
{
    std::size_t users = 0;
    m_runs.forEach([&](Run &run) {
        users += run.user() ? 1 : 0;
        if (run.isLiving()) {
            m_living.push_back(run.shared_from_this());
            m_uses.push_back(&run.use());
        }
    });
    m_alone = users == 1 && m_living.size() == 1;
}

void ResourceWatch::readProcesses()
{
    std::unordered_map<uid_t, std::pair<RunUse *, double>> living;
    for (const auto &run : m_living) {
        RunUse &use = run->use();
        use.residentBytes = use.largestBytes = use.processes = use.descriptors = 0;
        living.emplace(*run->user(), std::pair(&use, 0.0));
    }
    forEachProcess([&](uid_t uid) { return living.contains(uid); },
                   [&](const ProcessEntry &entry) {
                       if (entry.pid == m_services.meter.helper())
                           return;
                       auto &[use, cpuMs] = living.at(entry.uid);
                       use->residentBytes += entry.residentBytes;
                       use->largestBytes = std::max(use->largestBytes, entry.residentBytes);
                       use->processes += entry.threads;
                       const std::uint64_t descriptors = openDescriptors(entry);
                       use->descriptors += descriptors;
                       use->mostDescriptors = std::max(use->mostDescriptors, descriptors);
                       cpuMs += ticksToMilliseconds(entry.cpuTicks);
                   });
    for (const auto &[user, seen] : living)
        seen.first->addCpu(seen.second + m_services.accounts.spent(user).cpuMs);
}

/// How much there is of memory and files in all.
void ResourceWatch::readMemory()
{
    m_space = readWorkSpace(m_services.workDirectory);
    if (m_alone)
        m_uses.front()->files = {.workBytes = m_space.usedBytes, .workFiles = m_space.usedFiles};
    std::uint64_t resident = 0;
    std::vector<std::pair<uid_t, std::uint64_t>> largest;
    for (const auto &run : m_living) {
        resident += run->use().residentBytes;
        largest.emplace_back(*run->user(), run->use().largestBytes);
    }
    // With the file cache, but cheap; often it tells enough.
    const std::uint64_t usage = m_services.oom.cgroup().memoryUsage();
    if (usage == 0) {
        m_memory = {.usedBytes = resident + m_space.usedBytes, .anonymousBytes = resident};
    } else if (usage < m_defaultMemory && usage < resident + limits::hiddenMemoryBytes) {
        m_memory = {.usedBytes = usage, .anonymousBytes = resident};
    } else {
        m_memory = m_services.oom.cgroup().memory();
    }
    m_seesAll = m_memory.anonymousBytes <= resident + limits::unseenMemoryBytes;
    m_services.oom.remember(m_memory.hiddenBytes(), std::move(largest));
    chargeMemory(m_uses, m_memory.hiddenBytes(), m_alone);
}

/// A run that died of a kill claims it when its end is seen; one look later it was somebody's child.
void ResourceWatch::blame()
{
    const bool unclaimed = m_services.oom.look() && m_services.oom.lastRise() > m_blamed;
    if (unclaimed && m_unclaimedBefore) {
        m_blamed = m_services.oom.lastRise();
        if (const auto culprit = findCulprit()) {
            culprit->end(EndReason::MemoryLimit);
            m_services.oom.settle();
        }
    }
    m_unclaimedBefore = unclaimed;
    if (unclaimed && m_blamed != m_services.oom.lastRise())
        return; // who had most before the kill is still of interest
    m_suspect = {};
    for (const auto &run : m_living) {
        if (run->use().totalBytes > m_suspect.bytes)
            m_suspect = {run, run->use().totalBytes};
    }
}

std::shared_ptr<Run> ResourceWatch::findCulprit() const
{
    const auto wasThere = [this](const Run &run) { return run.launchTime() < m_services.oom.lastRise(); };
    const auto suspect = m_suspect.run.lock();
    if (suspect && suspect->isLiving() && wasThere(*suspect) && m_suspect.bytes > m_defaultMemory / 2)
        return suspect;
    // All memory can be used up between two looks. Then it is certain only where there was nobody else.
    return m_alone && wasThere(*m_living.front()) ? m_living.front() : nullptr;
}

/// What can be said of a run without the others.
void ResourceWatch::judge(Run &run)
{
    const RunUse &use = run.use();
    const RunLimits &limits = run.limits();
    if (use.processes >= limits.processes)
        run.end(EndReason::ProcessLimit);
    else if (limits.memoryBytes > 0 && use.residentBytes + use.files.bytes() > limits.memoryBytes)
        run.end(EndReason::MemoryLimit);
    else if (!run.isCompiling() && use.cpuMs() > static_cast<double>(limits.cpu.count()))
        run.end(EndReason::CpuTimeout);
}

void ResourceWatch::judgeFiles(bool measured)
{
    const RunLimits &share = m_services.language.limits;
    const bool much = m_space.usedBytes > share.workBytes || m_space.usedFiles > share.workFiles;
    if (!much)
        return;
    if (!m_alone && !measured)
        return measure(false);
    for (const auto &run : m_living) {
        const FileUse &files = run->use().files;
        if (workBytesOf(run->use(), m_uses, m_space.usedBytes) > run->limits().workBytes)
            run->end(EndReason::FileSpace);
        else if (files.workFiles > run->limits().workFiles)
            run->end(EndReason::FileCount);
    }
}

void ResourceWatch::judgeMemory(bool measured)
{
    const auto ended = m_ended.lock();
    if (ended && ended->user())
        return; // it is about to give back what it had
    const bool near = m_memory.usedBytes >= m_defaultMemory;
    const bool known = m_alone || measured || m_memory.hiddenBytes() < limits::hiddenMemoryBytes;
    if (!known)
        measure(near);
    else if (near && (m_alone || m_seesAll))
        endLargest();
}

void ResourceWatch::endLargest()
{
    const auto hasLess = [](const auto &one, const auto &other) {
        return one->use().totalBytes < other->use().totalBytes;
    };
    const auto largest = std::ranges::max_element(m_living, hasLess);
    if (largest == m_living.end())
        return;
    m_ended = *largest;
    (*largest)->end(EndReason::MemoryLimit);
}

/// Finds out who has what in files, unless little has changed since that was last done.
void ResourceWatch::measure(bool urgent)
{
    const auto differs = [](std::uint64_t one, std::uint64_t other, std::uint64_t by) {
        return one > other ? one - other > by : other - one > by;
    };
    constexpr std::uint64_t mib = 1ULL << 20;
    const auto now = std::chrono::steady_clock::now();
    const bool changed = differs(m_memory.hiddenBytes(), m_measured.hiddenBytes, 2 * mib)
        || differs(m_space.usedBytes, m_measured.workBytes, mib)
        || differs(m_space.usedFiles, m_measured.workFiles, 256) || now - m_measured.at > limits::meterPause;
    if (!changed && !urgent)
        return;
    const auto done = [this] { look(true); };
    if (m_rounds.start({m_living.begin(), m_living.end()}, urgent, done))
        m_measured = {m_memory.hiddenBytes(), m_space.usedBytes, m_space.usedFiles, now};
}

} // namespace learncode::executor
