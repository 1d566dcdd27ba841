// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/WatchVerdicts.h"

#include <algorithm>
#include <utility>

namespace learncode::executor {

namespace {

/// One look being judged.
class Judge final
{
public:
    Judge(const Snapshot &seen, const WatchState &before)
        : m_seen(seen)
        , m_before(before)
    {
        m_verdicts.after = before;
    }

    Verdicts verdicts()
    {
        blame();
        for (const SeenRun &run : m_seen.runs)
            judgeAlone(run);
        judgeFiles();
        judgeMemory();
        return std::move(m_verdicts);
    }

private:
    void blame();
    [[nodiscard]] const SeenRun *findCulprit() const;
    void judgeAlone(const SeenRun &run);
    void judgeFiles();
    void judgeMemory();
    void endLargest();
    void measure(bool urgent);
    void end(const SeenRun &run, EndReason reason) { m_verdicts.ends.push_back({run.serial, reason}); }
    [[nodiscard]] bool wasThere(const SeenRun &run) const { return run.launched < m_seen.lastKill; }

    const Snapshot &m_seen;
    const WatchState &m_before;
    Verdicts m_verdicts;
};

/// A run that died of a kill claims it when its end is seen; one look later it was somebody's child.
void Judge::blame()
{
    WatchState &after = m_verdicts.after;
    const bool unclaimed = m_seen.killUnclaimed && m_seen.lastKill > m_before.blamed;
    if (unclaimed && m_before.killUnclaimed) {
        after.blamed = m_seen.lastKill;
        if (const SeenRun *culprit = findCulprit()) {
            end(*culprit, EndReason::MemoryLimit);
            m_verdicts.killsExplained = true;
        }
    }
    after.killUnclaimed = unclaimed;
    if (unclaimed && after.blamed != m_seen.lastKill)
        return; // who had most before the kill is still of interest
    after.suspect = {};
    for (const SeenRun &run : m_seen.runs) {
        if (run.use.totalBytes > after.suspect.bytes)
            after.suspect = {run.serial, run.use.totalBytes};
    }
}

/// Whose child the kernel has killed; null if it cannot be told.
const SeenRun *Judge::findCulprit() const
{
    const auto suspect = std::ranges::find(m_seen.runs, m_before.suspect.serial, &SeenRun::serial);
    if (suspect != m_seen.runs.end() && wasThere(*suspect) && m_before.suspect.bytes > m_seen.fullBytes / 2)
        return &*suspect;
    // All memory can be used up between two looks. Then it is certain only where there was nobody else.
    return m_seen.isAlone() && wasThere(m_seen.runs.front()) ? &m_seen.runs.front() : nullptr;
}

/// What can be said of a run without the others.
void Judge::judgeAlone(const SeenRun &run)
{
    const RunUse &use = run.use;
    const RunLimits &limits = run.limits;
    if (use.processes > limits.processes)
        end(run, EndReason::ProcessLimit);
    else if (use.locks > limits.fileLocks)
        end(run, EndReason::FileLocks);
    else if (limits.memoryBytes > 0 && use.residentBytes + use.files.bytes() > limits.memoryBytes)
        end(run, EndReason::MemoryLimit);
    else if (use.cpuMs() > static_cast<double>((run.compiling ? limits.compile : limits.cpu).count()))
        end(run, EndReason::CpuTimeout);
}

void Judge::judgeFiles()
{
    const bool much = m_seen.space.usedBytes > m_seen.shareBytes || m_seen.space.usedFiles > m_seen.shareFiles;
    if (!much)
        return;
    if (!m_seen.isAlone() && !m_seen.filesMeasured)
        return measure(false);
    std::vector<const RunUse *> uses;
    for (const SeenRun &run : m_seen.runs)
        uses.push_back(&run.use);
    for (const SeenRun &run : m_seen.runs) {
        if (workBytesOf(run.use, uses, m_seen.space.usedBytes) > run.limits.workBytes)
            end(run, EndReason::FileSpace);
        else if (run.use.files.workFiles > run.limits.workFiles)
            end(run, EndReason::FileCount);
    }
}

void Judge::judgeMemory()
{
    if (m_before.ended && std::ranges::contains(m_seen.present, *m_before.ended))
        return; // it is about to give back what it had
    // What nobody has ends nobody: the kernel gives it back, or the container is made anew.
    const bool near = m_seen.ownedBytes >= m_seen.fullBytes;
    const bool known =
        m_seen.isAlone() || m_seen.filesMeasured || m_seen.memory.hiddenBytes() < limits::hiddenMemoryBytes;
    if (!known)
        measure(near);
    else if (near && (m_seen.isAlone() || m_seen.seesAll()))
        endLargest();
}

void Judge::endLargest()
{
    const auto hasLess = [](const SeenRun &one, const SeenRun &other) {
        return one.use.totalBytes < other.use.totalBytes;
    };
    const auto largest = std::ranges::max_element(m_seen.runs, hasLess);
    if (largest == m_seen.runs.end())
        return;
    m_verdicts.after.ended = largest->serial;
    end(*largest, EndReason::MemoryLimit);
}

/// Who has what in files is to be found out, unless little has changed since that was last done.
void Judge::measure(bool urgent)
{
    const auto differs = [](std::uint64_t one, std::uint64_t other, std::uint64_t by) {
        return one > other ? one - other > by : other - one > by;
    };
    constexpr std::uint64_t mib = 1ULL << 20;
    const WatchState::Measured &last = m_before.measured;
    const WatchState::Measured now = measuredAt(m_seen);
    const bool changed = differs(now.hiddenBytes, last.hiddenBytes, 2 * mib)
        || differs(now.workBytes, last.workBytes, mib) || differs(now.workFiles, last.workFiles, 256)
        || now.at - last.at > limits::meterPause;
    if (urgent)
        m_verdicts.measure = Verdicts::Measure::Urgently;
    else if (changed && m_verdicts.measure == Verdicts::Measure::No)
        m_verdicts.measure = Verdicts::Measure::Calmly;
}

} // namespace

Verdicts judgeSnapshot(const Snapshot &seen, const WatchState &before)
{
    return Judge(seen, before).verdicts();
}

WatchState::Measured measuredAt(const Snapshot &seen)
{
    return {seen.memory.hiddenBytes(), seen.space.usedBytes, seen.space.usedFiles, seen.at};
}

} // namespace learncode::executor
