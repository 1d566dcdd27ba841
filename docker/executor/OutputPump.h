// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Lifetime.h"
#include "UniqueFd.h"

#include "docker/protocol/Protocol.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace learncode::executor {

/// Reads the two output pipes of a run and makes frames of what it reads: stderr before stdout (see StderrGate), no
/// more than the acknowledgement window allows, no more than the run's output limit. What it does not read stays
/// in the pipes, and the program waits.
class OutputPump final
{
public:
    struct Handlers
    {
        std::function<void(std::vector<std::uint8_t>)> emit;
        std::function<bool()> isCongested;
        std::function<void()> onOverflow; ///< once, when the program wrote more than the limit
        std::function<void()> onTurn;     ///< after each look at the pipes
    };

    OutputPump(boost::asio::io_context &io, std::uint32_t run, std::uint64_t limitBytes, Handlers handlers);

    /// Takes over a new process's pipes; `output` may be none. The earlier ones are closed.
    void open(UniqueFd output, UniqueFd error);
    void close();

    /// Reads what can be read now. True when the pipes held no more than was read.
    bool turn();
    /// The peer has dealt with so many more bytes.
    void acknowledge(std::uint64_t bytes);

    [[nodiscard]] bool isCaughtUp() const { return m_caughtUp; }
    [[nodiscard]] bool hasOverflowed() const { return m_overflowed; }

private:
    struct Stream
    {
        protocol::Channel channel;
        std::optional<boost::asio::posix::stream_descriptor> pipe;
        bool armed = false;
    };

    bool readStream(Stream &stream, std::uint64_t atMost);
    [[nodiscard]] std::uint64_t allowance() const;
    void arm(Stream &stream);

    boost::asio::io_context &m_io;
    std::uint32_t m_run;
    std::uint64_t m_limitLeft;
    std::uint64_t m_unacknowledged = 0;
    Handlers m_handlers;
    Stream m_output{protocol::Channel::Stdout, std::nullopt};
    Stream m_error{protocol::Channel::Stderr, std::nullopt};
    bool m_caughtUp = true;
    bool m_overflowed = false;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
