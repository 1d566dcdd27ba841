// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/UnixSignals.h"

#include "core/support/Logging.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace learncode {

namespace {

sigset_t terminationSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

void UnixSignals::block()
{
    // Blocked, the signals wait in a descriptor; unlike a handler this leaves nothing that has to be
    // async-signal-safe.
    const sigset_t set = terminationSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read)
{
    const sigset_t set = terminationSignals();
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (m_descriptor < 0) {
        qCWarning(lcApp) << "Signals cannot be caught; containers may be left behind when the process is ended.";
        pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
        return;
    }
    m_notifier.setSocket(m_descriptor);
    connect(&m_notifier, &QSocketNotifier::activated, this, &UnixSignals::readSignal);
    m_notifier.setEnabled(true);
}

UnixSignals::~UnixSignals()
{
    m_notifier.setEnabled(false);
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void UnixSignals::readSignal()
{
    signalfd_siginfo info;
    while (::read(m_descriptor, &info, sizeof info) == sizeof info)
        Q_EMIT terminationRequested(static_cast<int>(info.ssi_signo));
}

} // namespace learncode
