// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Reaper.h"

#include "Log.h"

#include <sys/signalfd.h>
#include <sys/wait.h>

#include <csignal>

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

Reaper::Reaper(boost::asio::io_context &io) : m_signals(io, openSignals())
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
    // One SIGCHLD may stand for many children.
    ChildExit exit;
    for (pid_t pid = 0; (pid = ::wait4(-1, &exit.status, WNOHANG, &exit.usage)) > 0;) {
        const auto it = m_expected.find(pid);
        if (it == m_expected.end())
            continue;
        const Callback callback = std::move(it->second);
        m_expected.erase(it);
        callback(exit);
    }
}

} // namespace learncode::executor
