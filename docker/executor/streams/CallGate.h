// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/support/Lifetime.h"
#include "docker/executor/support/TimeBudget.h"
#include "docker/executor/support/UniqueFd.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <functional>
#include <vector>

struct seccomp_notif;

namespace learncode::executor {

/// Decides, call by call, when a run's program may go on with what the notify filter stops in the kernel.
///
/// A write to stderr: when everything written to stdout before has been read, which keeps the two streams in the order
/// written, as two pipes alone cannot. So whatever is in the stderr pipe is always older than whatever is in the stdout
/// pipe, and reading stderr first is reading in order. Exact for a program with one thread; stdout costs nothing.
///
/// A new process or thread: while the run has fewer than it may have. So the first one too many is known for certain,
/// however short a time all of them live.
///
/// Must live as long as the run's processes: without a listener their calls fail.
class CallGate final
{
public:
    struct Handlers
    {
        std::function<bool()> readAll; ///< reads what stdout holds; false while it cannot (the reader is behind)
        std::function<bool(bool isThread)> admitProcess; ///< or thread; false: the call fails with EAGAIN
    };

    /// What it takes to decide is spent of `budget`, if there is one; it lives as long as this. Who has overdrawn it
    /// waits.
    CallGate(boost::asio::io_context &io, UniqueFd listener, Handlers handlers, TimeBudget *budget = nullptr);

    /// To be called when the reader has caught up: lets waiting writes go.
    void release();

private:
    void wait();
    void takeNotifications();
    [[nodiscard]] bool takeSome();
    void takeLater(TimeBudget::Duration pause);
    void decide(const seccomp_notif &call);
    void answer(std::uint64_t id, bool goOn);

    boost::asio::posix::stream_descriptor m_listener;
    Handlers m_handlers;
    TimeBudget *m_budget;
    boost::asio::steady_timer m_pause;
    std::vector<std::uint64_t> m_held;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
