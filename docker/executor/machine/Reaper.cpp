// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/Reaper.h"

#include "docker/executor/support/Log.h"

#include <sys/signalfd.h>
#include <sys/wait.h>

#include <csignal>
#include <utility>
#include <vector>

namespace learncode::executor {

namespace {

int openSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

Reaper::Reaper(boost::asio::io_context &io)
    : m_signals(io, openSignals())
{
    wait();
}

void Reaper::expect(pid_t child, Callback callback)
{
    m_expected.emplace(child, std::move(callback));
}

void Reaper::wait()
{
    m_signals.async_wait(boost::asio::posix::stream_descriptor::wait_read, [this](boost::system::error_code error) {
        if (error)
            return;
        readSignals();
        wait();
    });
}

void Reaper::readSignals()
{
    bool terminate = false;
    signalfd_siginfo info{};
    while (::read(m_signals.native_handle(), &info, sizeof info) == sizeof info)
        terminate |= info.ssi_signo != SIGCHLD;
    reap();
    if (terminate && m_onTermination)
        m_onTermination();
}

void Reaper::reap()
{
    // One SIGCHLD may stand for many children. All are taken first: who is called back about one of them finds the
    // others reaped, and accounted for.
    std::vector<std::pair<Callback, ChildExit>> ended;
    for (;;) {
        siginfo_t info{};
        // Only while it waits to be reaped it can be asked whose it was.
        if (::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == 0)
            break;
        ChildExit exit;
        if (::wait4(info.si_pid, &exit.status, WNOHANG, &exit.usage) != info.si_pid)
            break;
        if (m_onReaped)
            m_onReaped(info.si_uid, exit);
        if (const auto it = m_expected.find(info.si_pid); it != m_expected.end()) {
            ended.emplace_back(std::move(it->second), exit);
            m_expected.erase(it);
        }
    }
    for (const auto &[callback, exit] : ended)
        callback(exit);
}

} // namespace learncode::executor
