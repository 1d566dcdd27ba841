// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/Turns.h"

#include <algorithm>
#include <cmath>

namespace learncode::executor {

namespace {

/// The kernel counts in steps of 10 ms: less says nothing.
constexpr double littleMs = 10;
/// Of what was used before a look, so much still counts after it.
constexpr double fading = 0.5;
/// A step of priority is worth so much processor time to the kernel.
constexpr double stepFactor = 1.25;
constexpr double eagerness = 2;
constexpr int largestStep = 8;

/// How far from its part one is, in steps of priority.
int stepsFrom(double fairMs, double usedMs)
{
    const double ratio = std::max(usedMs, 1.0) / fairMs;
    const double steps = eagerness * std::log(ratio) / std::log(stepFactor);
    // Near enough is good: what is fair changes all the time.
    return std::abs(steps) < eagerness ? 0 : static_cast<int>(std::clamp<double>(steps, -largestStep, largestStep));
}

} // namespace

std::vector<Turns::Change> Turns::look(std::span<const Seen> runs)
{
    note(runs);
    std::vector<Change> changes;
    double allMs = 0;
    std::vector<std::uint64_t> eager;
    for (const Seen &run : runs) {
        const double recentMs = m_states.at(run.serial).recentMs;
        allMs += recentMs;
        if (run.wantsProcessor || recentMs >= littleMs)
            eager.push_back(run.serial);
    }
    if (eager.size() < 2 || allMs < littleMs)
        return changes;
    const double fairMs = allMs / static_cast<double>(eager.size());
    for (const std::uint64_t serial : eager) {
        State &state = m_states.at(serial);
        const int priority = std::clamp(state.priority + stepsFrom(fairMs, state.recentMs), highest, lowest);
        if (priority != state.priority)
            changes.push_back({serial, state.priority = priority});
    }
    return changes;
}

void Turns::note(std::span<const Seen> runs)
{
    std::erase_if(m_states,
                  [&](const auto &entry) { return std::ranges::find(runs, entry.first, &Seen::serial) == runs.end(); });
    for (const Seen &run : runs) {
        // Of one that is new it is not known when it used what it has used.
        State &state = m_states.try_emplace(run.serial, State{.cpuMs = run.cpuMs}).first->second;
        if (run.cpuMs < state.cpuMs) // its compiler is followed by its program
            state.priority = 0;
        state.recentMs = state.recentMs * fading + std::max(0.0, run.cpuMs - state.cpuMs);
        state.cpuMs = run.cpuMs;
    }
}

} // namespace learncode::executor
