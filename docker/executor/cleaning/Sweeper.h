// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/Reaper.h"
#include "docker/executor/machine/UidPool.h"

#include <functional>
#include <string>
#include <vector>

namespace learncode::executor {

/// Ends everything a user has running and removes everything it has left: processes, files in every writable
/// place, shared memory, semaphores and queues. A forked helper does it with the user's own rights, so the
/// executor needs no power over files and a mistake could hurt nobody else.
class Sweeper final
{
public:
    explicit Sweeper(Reaper &reaper)
        : m_reaper(reaper)
    {
    }

    /// Sweeps after `user` and removes `root`; calls `done(clean)` from the event loop. When it was not clean,
    /// the user must not be used again.
    void sweep(const Credentials &user, const std::string &root, std::function<void(bool clean)> done);

private:
    void attempt(const Credentials &user, const std::string &root, int attemptsLeft,
                 std::function<void(bool clean)> done);

    Reaper &m_reaper;
};

} // namespace learncode::executor
