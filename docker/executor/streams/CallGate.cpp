// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/streams/CallGate.h"

#include <linux/sched.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace learncode::executor {

namespace {

/// The kernel's idea of a notification's size may be larger than ours.
std::size_t notificationSize()
{
    static const std::size_t size = [] {
        seccomp_notif_sizes sizes{};
        if (::syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) != 0)
            return sizeof(seccomp_notif);
        return std::max<std::size_t>(sizes.seccomp_notif, sizeof(seccomp_notif));
    }();
    return size;
}

/// Who answers sleeps next: the caller may have this processor (Linux 6.6; without it answers are only slower).
void wakeOnThisProcessor(int listener)
{
#ifdef SECCOMP_IOCTL_NOTIF_SET_FLAGS
    ::ioctl(listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);
#else
    static_cast<void>(listener);
#endif
}

short pending(int fd)
{
    pollfd entry{fd, POLLIN, 0};
    return ::poll(&entry, 1, 0) == 1 ? entry.revents : short{0};
}

} // namespace

CallGate::CallGate(boost::asio::io_context &io, UniqueFd listener, Handlers handlers, TimeBudget *budget)
    : m_listener(io, listener.release())
    , m_handlers(std::move(handlers))
    , m_budget(budget)
    , m_pause(io)
{
    wakeOnThisProcessor(m_listener.native_handle());
    wait();
}

void CallGate::wait()
{
    m_listener.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                          [this, alive = m_lifetime.watch()](boost::system::error_code error) {
                              if (!error && !alive.expired())
                                  takeNotifications();
                          });
}

void CallGate::takeNotifications()
{
    const TimeBudget::Duration workedBefore = TimeBudget::processorTime();
    const bool somebodyIsLeft = takeSome();
    if (m_budget)
        m_budget->spend(TimeBudget::Clock::now(), TimeBudget::processorTime() - workedBefore);
    if (!somebodyIsLeft)
        return;
    if (const auto pause = m_budget ? m_budget->pause() : TimeBudget::Duration::zero(); pause.count() > 0)
        takeLater(pause);
    else
        wait();
}

void CallGate::takeLater(TimeBudget::Duration pause)
{
    m_pause.expires_after(pause);
    m_pause.async_wait([this, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (!error && !alive.expired())
            wait();
    });
}

/// False when nobody is left who could ask.
bool CallGate::takeSome()
{
    alignas(seccomp_notif) char buffer[512];
    const std::size_t size = std::min(notificationSize(), sizeof buffer);
    // Receiving blocks if there is nothing, so ask first. Bounded, for the sake of the other runs.
    for (int turn = 0; turn < 64; ++turn) {
        const short events = pending(m_listener.native_handle());
        if ((events & POLLIN) == 0) {
            if ((events & (POLLHUP | POLLERR | POLLNVAL)) != 0)
                return false;
            break;
        }
        std::memset(buffer, 0, size);
        if (::ioctl(m_listener.native_handle(), SECCOMP_IOCTL_NOTIF_RECV, buffer) != 0)
            continue; // the caller was killed meanwhile
        decide(*reinterpret_cast<const seccomp_notif *>(buffer));
    }
    return true;
}

void CallGate::decide(const seccomp_notif &call)
{
    const bool isWrite = call.data.nr == __NR_write || call.data.nr == __NR_writev;
    const bool isThread = call.data.nr == __NR_clone && (call.data.args[0] & CLONE_THREAD) != 0;
    if (!isWrite)
        answer(call.id, m_handlers.admitProcess(isThread));
    else if (m_handlers.readAll())
        answer(call.id, true);
    else
        m_held.push_back(call.id);
}

void CallGate::release()
{
    for (const std::uint64_t id : std::exchange(m_held, {}))
        answer(id, true);
}

void CallGate::answer(std::uint64_t id, bool goOn)
{
    // The call itself is then done by the kernel, for the program: nothing is emulated, nothing can be confused.
    seccomp_notif_resp response{};
    response.id = id;
    if (goOn)
        response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    else
        response.error = -EAGAIN;
    ::ioctl(m_listener.native_handle(), SECCOMP_IOCTL_NOTIF_SEND, &response);
}

} // namespace learncode::executor
