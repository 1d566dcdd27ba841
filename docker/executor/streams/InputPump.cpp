// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/streams/InputPump.h"

#include "docker/protocol/Protocol.h"

#include <sys/ioctl.h>
#include <termios.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace learncode::executor {

namespace asio = boost::asio;

namespace {

constexpr char endKey = '\x04'; // Ctrl+D

/// Where Ctrl+D means the end of the input, and not of half a line.
bool beginsLine(char before)
{
    return before == '\n' || before == '\r' || before == endKey;
}

/// It gathers lines, and takes a carriage return for the end of one: what is typed at it is text, not keys.
bool makesLines(int terminal)
{
    termios settings{};
    return ::tcgetattr(terminal, &settings) == 0 && (settings.c_lflag & ICANON) != 0
        && (settings.c_iflag & (ICRNL | IGNCR)) == ICRNL;
}

} // namespace

void InputPump::open(UniqueFd target)
{
    if (m_closed || !target)
        return;
    m_target.emplace(m_io, target.release());
    write();
}

bool InputPump::add(std::span<const std::uint8_t> bytes)
{
    if (m_closed || m_finished || bytes.empty())
        return true;
    if (m_pending.size() - m_written + bytes.size() > protocol::maxPendingInputBytes)
        return false;
    m_pending.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    m_last = m_pending.back();
    write();
    return true;
}

void InputPump::finish()
{
    if (m_kind == Kind::Terminal)
        return pressEnd();
    m_finished = true;
    write();
}

/// After half a line the key only hands that over: there it is pressed twice.
void InputPump::pressEnd()
{
    const std::string keys(beginsLine(m_last) ? 1 : 2, endKey);
    if (m_closed || m_pending.size() - m_written > protocol::maxPendingInputBytes)
        return;
    m_pending += keys;
    m_last = endKey;
    write();
}

void InputPump::close()
{
    m_closed = true;
    m_target.reset();
    m_retry.cancel();
    m_pending = {};
    m_written = 0;
}

bool InputPump::hasUnread()
{
    int size = 0;
    return !m_pending.empty()
        || (m_target && m_kind == Kind::Pipe && ::ioctl(descriptor(), FIONREAD, &size) == 0 && size > 0);
}

void InputPump::write()
{
    if (!m_target || m_armed)
        return;
    while (m_written < m_pending.size()) {
        if (skipsLineFeed())
            continue;
        const ssize_t size = ::write(descriptor(), m_pending.data() + m_written, nextPiece());
        if (size < 0 && errno == EAGAIN)
            break;
        if (size <= 0)
            return close(); // EPIPE: nobody reads any more
        m_written += static_cast<std::size_t>(size);
        m_afterReturn = m_kind == Kind::Terminal && m_pending[m_written - 1] == '\r';
        m_pause = limits::typingPause;
    }
    if (m_written == m_pending.size()) {
        m_pending.clear();
        m_written = 0;
        if (m_finished)
            close();
        return;
    }
    // Give back what has been written once it is the larger part.
    if (m_written > m_pending.size() / 2) {
        m_pending.erase(0, m_written);
        m_written = 0;
    }
    waitForRoom();
}

/// Of what is to be written, as much as can be without a look at the terminal: up to the middle of a CRLF.
std::size_t InputPump::nextPiece() const
{
    const std::size_t end = m_kind == Kind::Terminal ? m_pending.find("\r\n", m_written) : std::string::npos;
    return (end == std::string::npos ? m_pending.size() : end + 1) - m_written;
}

/// Text with CRLF, pasted or typed by a machine, has one Return a line, also when it comes in two pieces. A program
/// that reads keys gets them as they are.
bool InputPump::skipsLineFeed()
{
    if (!std::exchange(m_afterReturn, false) || m_pending[m_written] != '\n' || !makesLines(descriptor()))
        return false;
    ++m_written;
    return true;
}

void InputPump::waitForRoom()
{
    m_armed = true;
    const auto again = [this, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (alive.expired())
            return;
        m_armed = false;
        if (!error)
            write();
    };
    if (m_kind == Kind::Pipe)
        return m_target->async_wait(asio::posix::stream_descriptor::wait_write, again);
    // The kernel moves what was typed on by itself, later than it wakes who waits to type more: that can be missed.
    m_retry.expires_after(m_pause);
    m_pause = std::min(m_pause * 2, limits::typingPauseMost);
    m_retry.async_wait(again);
}

} // namespace learncode::executor
