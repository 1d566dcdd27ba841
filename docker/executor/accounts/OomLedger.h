// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/Cgroup.h"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace learncode::executor {

/// What the container was like when the kernel may have killed somebody.
struct OomScene
{
    std::uint64_t limitBytes = 0; ///< 0: unknown
    std::uint64_t hiddenBytes =
        0; ///< somebody's memory that is no process's own: what the kernel would give back kills nobody
    std::uint64_t processes = 0;
    std::uint64_t largestOtherBytes = 0; ///< the largest process of any other run
};

/// What a run that has failed had used.
struct OomClaimant
{
    std::chrono::steady_clock::time_point launched;
    std::uint64_t peakBytes = 0; ///< of its largest process, ever
    std::uint64_t totalBytes = 0; ///< of all its processes and files, when last looked at
};

/// Whether it can have been of this run that the kernel killed a process. The kernel takes the largest one when all
/// memory is in use: one that is small beside others, or so small that as many as there are cannot fill the
/// container, ended in some other way.
[[nodiscard]] bool canBeVictim(const OomClaimant &claimant, const OomScene &scene);

/// Tells a kill for want of memory from any other SIGKILL. The container's counter rises with it, but does not say
/// who it was; each kill is claimed by one run, and only by one that can have been the victim.
class OomLedger final
{
public:
    using Clock = std::chrono::steady_clock;

    OomLedger();

    /// Looks at the counter. True while a kill is unclaimed. To be called before a run begins, too: a kill counts from
    /// when it was seen.
    bool look();
    /// True if a kill can be that of the claimant; it is its own from then on.
    [[nodiscard]] bool claim(const OomClaimant &claimant, const OomScene &scene);
    /// One kill was nobody's of the runs.
    void dismiss();
    /// All that is unclaimed is somebody's.
    void settle();

    /// What the last look at the runs has shown, for who is judged before the next: what they have beside their
    /// processes' own memory, and the largest process of each user.
    void remember(std::uint64_t hiddenBytes, std::vector<std::pair<uid_t, std::uint64_t>> largest);
    /// As it is, or was when last looked at, without the run of this user.
    [[nodiscard]] OomScene scene(uid_t user) const;

    [[nodiscard]] Clock::time_point lastRise() const { return m_lastRise; }
    [[nodiscard]] const Cgroup &cgroup() const { return m_cgroup; }

private:
    Cgroup m_cgroup;
    std::uint64_t m_seen;
    std::uint64_t m_unclaimed = 0;
    Clock::time_point m_lastRise{};
    std::uint64_t m_hiddenBytes = 0;
    std::vector<std::pair<uid_t, std::uint64_t>> m_largest;
};

} // namespace learncode::executor
