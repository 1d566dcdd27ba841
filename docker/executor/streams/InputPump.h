// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"
#include "docker/executor/support/Lifetime.h"
#include "docker/executor/support/UniqueFd.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace learncode::executor {

/// Feeds a program's standard input as fast as it reads, and keeps what it has not read yet. A program that ends or
/// closes its input early is no error.
class InputPump final
{
public:
    enum class Kind {
        Pipe, ///< ends with the pipe
        Terminal, ///< is typed; its end is the key for it, Ctrl+D, and more may follow
    };

    InputPump(boost::asio::io_context &io, Kind kind)
        : m_io(io)
        , m_kind(kind)
        , m_retry(io)
    {
    }

    /// Starts writing what has come so far, to a pipe or a terminal's master.
    void open(UniqueFd target);
    /// Keeps bytes for the program; false if that would be more than the protocol's bound.
    [[nodiscard]] bool add(std::span<const std::uint8_t> bytes);
    /// End of the input, after everything added.
    void finish();
    /// Closes the pipe now; everything later is thrown away.
    void close();

    /// Nothing is to be written any more.
    [[nodiscard]] bool hasEnded() const { return m_closed || (m_finished && m_pending.empty()); }
    /// The program has not been given all of it yet, or, of a pipe, has not read it.
    [[nodiscard]] bool hasUnread();
    /// Of what it writes to, -1 before open() and after close().
    [[nodiscard]] int descriptor() { return m_target ? m_target->native_handle() : -1; }

private:
    void write();
    [[nodiscard]] std::size_t nextPiece() const;
    [[nodiscard]] bool skipsLineFeed();
    void waitForRoom();
    void pressEnd();

    boost::asio::io_context &m_io;
    Kind m_kind;
    std::optional<boost::asio::posix::stream_descriptor> m_target;
    boost::asio::steady_timer m_retry;
    std::string m_pending;
    std::size_t m_written = 0; ///< of m_pending
    std::chrono::milliseconds m_pause = limits::typingPause;
    char m_last = '\n'; ///< byte ever added
    bool m_afterReturn = false; ///< the last byte written to a terminal was a carriage return
    bool m_finished = false;
    bool m_closed = false;
    bool m_armed = false;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
