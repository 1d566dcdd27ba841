// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/machine/ChildExit.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <sys/types.h>

#include <functional>
#include <unordered_map>

namespace learncode::executor {

/// Reaps every child, expected or orphaned (the executor is PID 1 or a subreaper), and is the one place where the
/// process receives signals: SIGCHLD, SIGTERM and SIGINT are blocked and read from a signalfd.
class Reaper final
{
public:
    using Callback = std::function<void(const ChildExit &)>;

    explicit Reaper(boost::asio::io_context &io);

    /// Calls `callback` once, from the event loop, when the child has ended. To be called in the same turn of the
    /// loop as the fork.
    void expect(pid_t child, Callback callback);
    /// Called for every child that is reaped, with its real user, before the callbacks of expected ones.
    void onReaped(std::function<void(uid_t, const ChildExit &)> callback) { m_onReaped = std::move(callback); }
    /// Called on SIGTERM and SIGINT.
    void onTermination(std::function<void()> callback) { m_onTermination = std::move(callback); }

private:
    void wait();
    void readSignals();
    void reap();

    boost::asio::posix::stream_descriptor m_signals;
    std::unordered_map<pid_t, Callback> m_expected;
    std::function<void(uid_t, const ChildExit &)> m_onReaped;
    std::function<void()> m_onTermination;
};

} // namespace learncode::executor
