// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Lifetime.h"
#include "UniqueFd.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace learncode::executor {

/// Keeps a run's stdout and stderr in the order written, which two pipes alone cannot.
///
/// The program's writes to descriptor 2 stop in the kernel until this class lets them go, and it does so only when
/// everything written to stdout before has been read. So whatever is in the stderr pipe is always older than
/// whatever is in the stdout pipe, and reading stderr first is reading in order. Exact for a program with one
/// thread; writes to stdout cost nothing. Must live as long as the run's processes: without a listener their
/// writes fail.
class StderrGate final
{
public:
    /// `readAll` reads what is in the pipes and returns false while it cannot (the reader is behind).
    StderrGate(boost::asio::io_context &io, UniqueFd listener, std::function<bool()> readAll);

    /// To be called when the reader has caught up: lets waiting writes go.
    void release();

private:
    void wait();
    void takeNotifications();
    void letGo(std::uint64_t id);

    boost::asio::posix::stream_descriptor m_listener;
    std::function<bool()> m_readAll;
    std::vector<std::uint64_t> m_held;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
