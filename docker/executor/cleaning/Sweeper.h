// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/Reaper.h"
#include "docker/executor/machine/UidPool.h"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>

namespace learncode::executor {

/// Ends everything a user has running and removes everything it has left: processes, files in every writable
/// place, shared memory, semaphores and queues. A forked helper does it with the user's own rights, so the
/// executor needs no power over files and a mistake could hurt nobody else.
class Sweeper final
{
public:
    Sweeper(boost::asio::io_context &io, Reaper &reaper)
        : m_io(io)
        , m_reaper(reaper)
    {
    }

    /// Sweeps after `user` and removes `root`, however often that must be tried; calls `done` from the event loop when
    /// nothing is left, once. The user's processes are killed before this returns.
    void sweep(const Credentials &user, const std::string &root, std::function<void()> done);

private:
    struct Task;

    void attempt(const std::shared_ptr<Task> &task);
    void tryAgain(const std::shared_ptr<Task> &task);

    boost::asio::io_context &m_io;
    Reaper &m_reaper;
};

} // namespace learncode::executor
