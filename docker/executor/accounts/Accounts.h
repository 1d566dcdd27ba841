// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/ChildExit.h"

#include <sys/types.h>

#include <cstdint>
#include <unordered_map>

namespace learncode::executor {

/// What the processes of a run have used that process 1 has reaped: the run's first, and orphans.
struct Spent
{
    double cpuMs = 0; ///< with all that they had themselves reaped
    std::uint64_t peakBytes = 0; ///< of the largest one, ever
};

/// One account for each user that runs something.
class Accounts final
{
public:
    /// From now on; whatever the user's account held before is forgotten.
    void open(uid_t user) { m_spent[user] = {}; }
    void close(uid_t user) { m_spent.erase(user); }

    /// Ignores users without an account.
    void add(uid_t user, const ChildExit &exit);
    [[nodiscard]] Spent spent(uid_t user) const;

private:
    std::unordered_map<uid_t, Spent> m_spent;
};

} // namespace learncode::executor
