// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InputPump.h"

#include "docker/protocol/Protocol.h"

#include <cerrno>

namespace learncode::executor {

namespace asio = boost::asio;

void InputPump::open(UniqueFd pipe)
{
    m_pipe.emplace(m_io, pipe.release());
    write();
}

bool InputPump::add(std::span<const std::uint8_t> bytes)
{
    if (m_closed || m_finished)
        return true;
    if (m_pending.size() - m_written + bytes.size() > protocol::maxPendingInputBytes)
        return false;
    m_pending.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    write();
    return true;
}

void InputPump::finish()
{
    m_finished = true;
    write();
}

void InputPump::close()
{
    m_closed = true;
    m_pipe.reset();
    m_pending = {};
    m_written = 0;
}

void InputPump::write()
{
    if (!m_pipe || m_armed)
        return;
    while (m_written < m_pending.size()) {
        const ssize_t size = ::write(m_pipe->native_handle(), m_pending.data() + m_written, m_pending.size() - m_written);
        if (size < 0 && errno == EAGAIN)
            break;
        if (size <= 0)
            return close(); // EPIPE: nobody reads any more
        m_written += static_cast<std::size_t>(size);
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
    m_armed = true;
    m_pipe->async_wait(asio::posix::stream_descriptor::wait_write,
                       [this, alive = m_lifetime.watch()](boost::system::error_code error) {
                           if (alive.expired())
                               return;
                           m_armed = false;
                           if (!error)
                               write();
                       });
}

} // namespace learncode::executor
