// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/FileUse.h"
#include "docker/executor/machine/Reaper.h"
#include "docker/executor/machine/UidPool.h"

#include <functional>
#include <optional>
#include <string>

namespace learncode::executor {

/// Finds out what a run keeps in files. Files in memory are memory of the container, and only their owner may look
/// at them: a forked helper does, with the run's own rights, as after it (see Sweeper). One at a time.
class FileMeter final
{
public:
    using Done = std::function<void(const std::optional<FileUse> &)>;

    explicit FileMeter(Reaper &reaper)
        : m_reaper(reaper)
    {
    }

    /// Calls `done` once, from the event loop; with nothing, perhaps before it returns, if it could not be found out.
    /// Only when not busy.
    void measure(const Credentials &user, const std::string &root, Done done);
    [[nodiscard]] bool isBusy() const { return m_helper > 0; }
    /// Seems to be a process of the run's, and is not; -1: none.
    [[nodiscard]] pid_t helper() const { return m_helper; }

private:
    Reaper &m_reaper;
    pid_t m_helper = -1;
};

} // namespace learncode::executor
