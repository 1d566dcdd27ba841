// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Limits.h"
#include "docker/executor/support/Lifetime.h"
#include "docker/executor/support/UniqueFd.h"
#include "docker/protocol/Protocol.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace learncode::executor {

/// What tells quick succession from single lines.
struct OutputPace
{
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::chrono::milliseconds pause = limits::outputPause;
};

/// Whose output it is.
enum class OutputOf { Program, Compiler };

/// Reads the two output pipes of a run, or its terminal, and makes frames of what it reads: stderr before stdout (see
/// CallGate), no more than the acknowledgement window allows, no more than the run's output limit. What it does not
/// read stays where it is, and the program waits. A compiler's words have a bound of their own instead of a window:
/// beyond it they are read and dropped, for a program with many warnings is to run all the same. Where lines come in
/// quick succession it looks once in a moment: a frame for each would cost more than the program's own printing.
class OutputPump final
{
public:
    struct Handlers
    {
        std::function<void(std::vector<std::uint8_t>)> emit;
        std::function<bool()> isCongested;
        std::function<void()> onOverflow; ///< once, when the program wrote more than the limit; not of a compiler
        std::function<void()> onTurn; ///< after each look at the pipes
    };

    OutputPump(boost::asio::io_context &io, std::uint32_t run, std::uint64_t limitBytes, Handlers handlers,
               OutputPace pace = {}, OutputOf kind = OutputOf::Program);

    /// Takes over a new process's pipes; `output` may be none. The earlier ones are closed.
    void open(UniqueFd output, UniqueFd error);
    /// Takes over a terminal's master instead.
    void openTerminal(UniqueFd master);
    void close();

    /// True when all that was written to stdout has been read, or could be now: what is written to stderr from here on
    /// is younger. Costs little where nothing was.
    bool readOutput();
    /// Reads what can be read now. True when there was no more than was read.
    bool turn();
    /// The peer has dealt with so many more bytes.
    void acknowledge(std::uint64_t bytes);
    /// There may be room again for what was not read.
    void resume();

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
    /// No more is to be read; what comes beyond the limit of a program ends it.
    [[nodiscard]] bool isOver() const { return m_overflowed && m_kind == OutputOf::Program; }
    void emit(const Stream &stream, std::span<const std::uint8_t> bytes);
    [[nodiscard]] std::uint64_t allowance() const;
    void arm(Stream &stream);
    void pace(std::uint64_t bytes);
    void pause();

    boost::asio::io_context &m_io;
    std::uint32_t m_run;
    OutputOf m_kind;
    std::uint64_t m_limitLeft;
    std::uint64_t m_sent = 0;
    std::uint64_t m_unacknowledged = 0;
    Handlers m_handlers;
    OutputPace m_pace;
    Stream m_output{protocol::Channel::Stdout, std::nullopt};
    Stream m_error;
    Stream m_terminal{protocol::Channel::Terminal, std::nullopt};
    bool m_caughtUp = true;
    bool m_overflowed = false;
    bool m_pausing = false;
    int m_quickTurns = 0;
    std::chrono::steady_clock::time_point m_lastTurn;
    boost::asio::steady_timer m_pause;
    Lifetime m_lifetime;
};

} // namespace learncode::executor
