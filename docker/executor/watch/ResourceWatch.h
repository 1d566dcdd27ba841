// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/watch/FileRounds.h"
#include "docker/executor/watch/Snapshot.h"
#include "docker/executor/watch/Turns.h"
#include "docker/executor/watch/WatchVerdicts.h"

#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace learncode::executor {

class Run;
class RunTable;
struct Services;

/// Looks at what the runs use, ten times a second while there are any, and ends who uses too much: processor time and
/// memory over all processes of a run, how many processes, threads and files it has, and kills by the kernel that no
/// run's own end explains (a child was the victim). What it sees is a Snapshot; what follows, judgeSnapshot says.
class ResourceWatch final
{
public:
    ResourceWatch(Services &services, RunTable &runs);

    /// There is a run to look after.
    void wake();

private:
    using Runs = std::vector<std::shared_ptr<Run>>;

    void tick();
    /// `measured`: what the runs have in files has just been found out.
    void look(bool measured);
    [[nodiscard]] Runs findRuns(Snapshot &seen) const;
    void readProcesses(const Runs &living) const;
    void shareProcessor(const Runs &living);
    void readMemory(const Runs &living, Snapshot &seen) const;
    void readKernelMemory(const Runs &living) const;
    [[nodiscard]] MemoryUse memoryUse(std::uint64_t residentBytes, const WorkSpace &space) const;
    void carryOut(const Verdicts &verdicts, const Runs &living);

    Services &m_services;
    RunTable &m_runs;
    boost::asio::steady_timer m_timer;
    FileRounds m_rounds;
    std::uint64_t m_fullBytes;
    WatchState m_state;
    Turns m_turns;
    bool m_awake = false;
};

} // namespace learncode::executor
