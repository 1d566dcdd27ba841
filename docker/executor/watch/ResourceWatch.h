// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/Cgroup.h"
#include "docker/executor/machine/WorkSpace.h"
#include "docker/executor/watch/FileRounds.h"

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace learncode::executor {

class Run;
class RunTable;
struct RunUse;
struct Services;

/// Looks at what the runs use, ten times a second while there are any: processor time and memory over all processes
/// of a run, how many processes, threads and files it has, and kills by the kernel that no run's own end explains (a
/// child was the victim). No run can forge what is seen here.
///
/// Memory is the container's. When it is nearly used up, the run that has most of it ends; files in memory count,
/// and are measured when they matter (FileMeter).
class ResourceWatch final
{
public:
    ResourceWatch(Services &services, RunTable &runs);

    /// There is a run to look after.
    void wake();

private:
    /// The run that had most at a look.
    struct Suspect
    {
        std::weak_ptr<Run> run;
        std::uint64_t bytes = 0;
    };

    void tick();
    /// `measured`: what the runs have in files has just been found out.
    void look(bool measured);
    void findRuns();
    void readProcesses();
    void readMemory();
    void blame();
    /// Whose child the kernel has killed; null if it cannot be told.
    [[nodiscard]] std::shared_ptr<Run> findCulprit() const;
    void judge(Run &run);
    void judgeFiles(bool measured);
    void judgeMemory(bool measured);
    void endLargest();
    void measure(bool urgent);

    Services &m_services;
    RunTable &m_runs;
    boost::asio::steady_timer m_timer;
    FileRounds m_rounds;
    std::uint64_t m_defaultMemory;

    // The present look.
    std::vector<std::shared_ptr<Run>> m_living;
    std::vector<RunUse *> m_uses;
    WorkSpace m_space;
    MemoryUse m_memory;
    /// The processes seen can be all that have memory. Otherwise one has grown or ended during the look, so that who
    /// has most is not known.
    bool m_seesAll = false;
    bool m_alone = false; ///< one run, and nothing left of any other

    struct
    {
        std::uint64_t hiddenBytes = 0;
        std::uint64_t workBytes = 0;
        std::uint64_t workFiles = 0;
        std::chrono::steady_clock::time_point at{};
    } m_measured; ///< what there was in all when the files were last measured
    Suspect m_suspect;
    std::chrono::steady_clock::time_point m_blamed{};
    std::weak_ptr<Run> m_ended; ///< for want of memory; until it is gone, nobody else is
    bool m_unclaimedBefore = false;
    bool m_awake = false;
};

} // namespace learncode::executor
