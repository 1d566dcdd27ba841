// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace learncode::executor {

/// Sees to it that runs, and not their threads, take turns at the processor. The kernel shares it among threads: beside
/// 120 of one run another's compiler would get a hundredth. So who had more than its part gets a lower priority, and
/// who had less a higher one, until all who want the processor get about the same.
class Turns final
{
public:
    /// A run at a look.
    struct Seen
    {
        std::uint64_t serial = 0;
        double cpuMs = 0; ///< so far
        bool wantsProcessor = false;
    };
    /// A run whose priority is to change.
    struct Change
    {
        std::uint64_t serial = 0;
        int priority = 0; ///< as setpriority() has it: less is more

        friend bool operator==(const Change &, const Change &) = default;
    };

    static constexpr int highest = -5;
    static constexpr int lowest = 19;

    /// `runs`: all there are. They begin with priority 0.
    [[nodiscard]] std::vector<Change> look(std::span<const Seen> runs);

private:
    struct State
    {
        double cpuMs = 0; ///< at the last look
        double recentMs = 0; ///< what it used lately, the last looks most
        int priority = 0;
    };

    void note(std::span<const Seen> runs);

    std::map<std::uint64_t, State> m_states;
};

} // namespace learncode::executor
