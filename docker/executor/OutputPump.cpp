// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputPump.h"

#include <poll.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>

namespace learncode::executor {

namespace asio = boost::asio;

namespace {

/// Most that one look takes from stderr, so that a flood leaves the loop to others.
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

OutputPump::OutputPump(asio::io_context &io, std::uint32_t run, std::uint64_t limitBytes, Handlers handlers)
    : m_io(io)
    , m_run(run)
    , m_limitLeft(limitBytes)
    , m_handlers(std::move(handlers))
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

void OutputPump::close()
{
    for (Stream *stream : {&m_output, &m_error}) {
        stream->pipe.reset();
        stream->armed = false;
    }
    m_caughtUp = true;
}

bool OutputPump::turn()
{
    // Measured before stderr is read. What is in the stdout pipe by now is younger than all that is in the stderr
    // pipe, because a write to stderr waits until stdout has been read. What comes after may be younger than a
    // write to stderr that follows only now: it waits for the next turn.
    std::uint64_t waiting = m_output.pipe ? bytesInPipe(m_output.pipe->native_handle()) : 0;
    const bool errorRead = readStream(m_error, turnBytes);
    if (waiting == 0 && m_output.pipe && hasEnded(m_output.pipe->native_handle()))
        waiting = 1; // so that its end is read
    m_caughtUp = errorRead && readStream(m_output, waiting);
    if (m_overflowed)
        m_caughtUp = true;
    const bool caughtUp = m_caughtUp;
    arm(m_error);
    arm(m_output);
    m_handlers.onTurn();
    return caughtUp;
}

void OutputPump::acknowledge(std::uint64_t bytes)
{
    m_unacknowledged -= std::min(bytes, m_unacknowledged);
    turn();
}

std::uint64_t OutputPump::allowance() const
{
    if (m_handlers.isCongested())
        return 0;
    const std::uint64_t window =
        protocol::outputWindowBytes - std::min<std::uint64_t>(m_unacknowledged, protocol::outputWindowBytes);
    return std::min<std::uint64_t>(window, protocol::maxPayloadBytes);
}

/// True when the pipe is empty, ended, or `atMost` bytes have been taken from it.
bool OutputPump::readStream(Stream &stream, std::uint64_t atMost)
{
    constexpr std::size_t header = protocol::FrameHeader::size;
    for (std::uint64_t taken = 0; stream.pipe && !m_overflowed && taken < atMost;) {
        // At the limit one byte more is the proof that there is more.
        const std::uint64_t room = m_limitLeft == 0 ? 1 : std::min({allowance(), m_limitLeft, atMost - taken});
        if (room == 0)
            return false;
        std::vector<std::uint8_t> frame(header + room);
        const ssize_t size = ::read(stream.pipe->native_handle(), frame.data() + header, room);
        if (size < 0)
            return errno == EAGAIN;
        if (size == 0) {
            stream.pipe.reset();
            return true;
        }
        if (m_limitLeft == 0) {
            m_overflowed = true;
            m_handlers.onOverflow();
            return true;
        }
        taken += static_cast<std::uint64_t>(size);
        m_limitLeft -= static_cast<std::uint64_t>(size);
        m_unacknowledged += static_cast<std::uint64_t>(size);
        frame.resize(header + static_cast<std::size_t>(size));
        std::ranges::copy(protocol::encode({stream.channel, m_run}), frame.begin());
        m_handlers.emit(std::move(frame));
    }
    return true;
}

void OutputPump::arm(Stream &stream)
{
    if (!stream.pipe || stream.armed || m_overflowed)
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

} // namespace learncode::executor
