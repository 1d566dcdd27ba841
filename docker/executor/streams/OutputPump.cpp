// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/streams/OutputPump.h"

#include "docker/executor/job/Limits.h"

#include <poll.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace learncode::executor {

namespace asio = boost::asio;

namespace {

/// Most that one look takes from stderr or a terminal, so that a flood leaves the loop to others.
constexpr std::uint64_t turnBytes = 256 * 1024;

std::uint64_t bytesInPipe(int fd)
{
    int size = 0;
    return ::ioctl(fd, FIONREAD, &size) == 0 && size > 0 ? static_cast<std::uint64_t>(size) : 0;
}

/// Empty for good: nobody is left who could write.
bool hasEnded(int fd)
{
    pollfd entry{fd, POLLIN, 0};
    return ::poll(&entry, 1, 0) == 1 && (entry.revents & POLLIN) == 0;
}

} // namespace

OutputPump::OutputPump(asio::io_context &io, std::uint32_t run, std::uint64_t limitBytes, Handlers handlers,
                       OutputPace pace, OutputOf kind)
    : m_io(io)
    , m_run(run)
    , m_kind(kind)
    , m_limitLeft(limitBytes)
    , m_handlers(std::move(handlers))
    , m_pace(std::move(pace))
    , m_error{kind == OutputOf::Compiler ? protocol::Channel::Compiler : protocol::Channel::Stderr, std::nullopt}
    , m_pause(io)
{
}

void OutputPump::open(UniqueFd output, UniqueFd error)
{
    close();
    if (output)
        m_output.pipe.emplace(m_io, output.release());
    m_error.pipe.emplace(m_io, error.release());
    m_caughtUp = false;
    arm(m_output);
    arm(m_error);
}

void OutputPump::openTerminal(UniqueFd master)
{
    close();
    m_terminal.pipe.emplace(m_io, master.release());
    m_caughtUp = false;
    arm(m_terminal);
}

void OutputPump::close()
{
    for (Stream *stream : {&m_output, &m_error, &m_terminal}) {
        stream->pipe.reset();
        stream->armed = false;
    }
    m_pause.cancel();
    m_pausing = false;
    m_caughtUp = true;
}

bool OutputPump::readOutput()
{
    return (m_output.pipe && bytesInPipe(m_output.pipe->native_handle()) == 0) || turn();
}

bool OutputPump::turn()
{
    const std::uint64_t sent = m_sent;
    // Measured before stderr is read. What is in the stdout pipe by now is younger than all that is in the stderr
    // pipe, because a write to stderr waits until stdout has been read. What comes after may be younger than a
    // write to stderr that follows only now: it waits for the next turn.
    std::uint64_t waiting = m_output.pipe ? bytesInPipe(m_output.pipe->native_handle()) : 0;
    const bool errorRead = readStream(m_error, turnBytes);
    if (waiting == 0 && m_output.pipe && hasEnded(m_output.pipe->native_handle()))
        waiting = 1; // so that its end is read
    // The kernel hands a terminal's reader all that has been printed before it says that there is no more.
    const bool terminalRead = readStream(m_terminal, turnBytes);
    m_caughtUp = errorRead && terminalRead && readStream(m_output, waiting);
    if (isOver())
        m_caughtUp = true;
    const bool caughtUp = m_caughtUp;
    if (m_sent > sent)
        pace(m_sent - sent);
    arm(m_error);
    arm(m_output);
    arm(m_terminal);
    m_handlers.onTurn();
    return caughtUp;
}

void OutputPump::acknowledge(std::uint64_t bytes)
{
    m_unacknowledged -= std::min(bytes, m_unacknowledged);
    resume();
}

void OutputPump::resume()
{
    // Who is waited for anyway is not asked for the same.
    const auto isAsleep = [](const Stream &stream) { return stream.pipe && !stream.armed; };
    if (!m_pausing && (isAsleep(m_output) || isAsleep(m_error) || isAsleep(m_terminal)))
        turn();
}

std::uint64_t OutputPump::allowance() const
{
    if (m_handlers.isCongested())
        return 0;
    if (m_kind == OutputOf::Compiler)
        return protocol::maxPayloadBytes;
    const std::uint64_t window =
        protocol::outputWindowBytes - std::min<std::uint64_t>(m_unacknowledged, protocol::outputWindowBytes);
    return std::min<std::uint64_t>(window, protocol::maxPayloadBytes);
}

/// True when the pipe is empty, ended, or `atMost` bytes have been taken from it.
bool OutputPump::readStream(Stream &stream, std::uint64_t atMost)
{
    // One for all, as there is one thread: frames are as small as what was read, and there may be many of them.
    static std::array<std::uint8_t, protocol::maxPayloadBytes> payload;
    for (std::uint64_t taken = 0; stream.pipe && !isOver() && taken < atMost;) {
        std::uint64_t room = std::min({allowance(), m_limitLeft, atMost - taken});
        if (m_limitLeft == 0) // one byte more is the proof that there is more
            room = m_kind == OutputOf::Program ? 1 : payload.size();
        if (room == 0)
            return false;
        const ssize_t size = ::read(stream.pipe->native_handle(), payload.data(), room);
        if (size < 0 && errno != EIO)
            return errno == EAGAIN;
        if (size <= 0) { // EIO: a terminal without a far side
            stream.pipe.reset();
            return true;
        }
        taken += static_cast<std::uint64_t>(size);
        if (m_limitLeft > 0)
            emit(stream, std::span(payload).first(static_cast<std::size_t>(size)));
        else if (!std::exchange(m_overflowed, true) && m_kind == OutputOf::Program)
            m_handlers.onOverflow();
    }
    return true;
}

void OutputPump::emit(const Stream &stream, std::span<const std::uint8_t> bytes)
{
    constexpr std::size_t header = protocol::FrameHeader::size;
    m_limitLeft -= bytes.size();
    m_sent += bytes.size();
    if (m_kind == OutputOf::Program)
        m_unacknowledged += bytes.size();
    std::vector<std::uint8_t> frame(header + bytes.size());
    std::ranges::copy(protocol::encode({stream.channel, m_run}), frame.begin());
    std::ranges::copy(bytes, frame.begin() + header);
    m_handlers.emit(std::move(frame));
}

void OutputPump::arm(Stream &stream)
{
    if (!stream.pipe || stream.armed || m_pausing || isOver())
        return;
    // Without room nothing is waited for; the acknowledgement or the emptier queue brings the next turn.
    if (m_limitLeft > 0 && allowance() == 0)
        return;
    stream.armed = true;
    stream.pipe->async_wait(asio::posix::stream_descriptor::wait_read,
                            [this, &stream, alive = m_lifetime.watch()](boost::system::error_code error) {
                                if (alive.expired() || error)
                                    return;
                                stream.armed = false;
                                turn();
                            });
}

/// After a turn that found something. One that found much is no sign of small pieces. One that found nothing is
/// followed by no pause, so that a program that falls silent is not looked at again and again.
void OutputPump::pace(std::uint64_t bytes)
{
    const auto now = m_pace.now();
    const bool quick = now - std::exchange(m_lastTurn, now) < limits::quickTurnTime && bytes < limits::quickTurnBytes;
    m_quickTurns = quick ? m_quickTurns + 1 : 0;
    if (m_quickTurns >= limits::quickTurns)
        pause();
}

void OutputPump::pause()
{
    if (std::exchange(m_pausing, true))
        return;
    m_pause.expires_after(m_pace.pause);
    m_pause.async_wait([this, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (alive.expired() || error)
            return;
        m_pausing = false;
        turn();
    });
}

} // namespace learncode::executor
