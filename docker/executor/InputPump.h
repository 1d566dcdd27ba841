// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Lifetime.h"
#include "UniqueFd.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

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
    explicit InputPump(boost::asio::io_context &io) : m_io(io) { }

    /// Starts writing what has come so far.
    void open(UniqueFd pipe);
    /// Keeps bytes for the program; false if that would be more than the protocol's bound.
    [[nodiscard]] bool add(std::span<const std::uint8_t> bytes);
    /// End of the input, after everything added.
    void finish();
    /// Closes the pipe now; everything later is thrown away.
    void close();

private:
    void write();

    boost::asio::io_context &m_io;
    std::optional<boost::asio::posix::stream_descriptor> m_pipe;
    std::string m_pending;
    std::size_t m_written = 0; ///< of m_pending
    bool m_finished = false;
    bool m_closed = false;
    bool m_armed = false;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
