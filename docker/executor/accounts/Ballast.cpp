// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/Ballast.h"

#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/support/Log.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace learncode::executor {

namespace {

[[noreturn]] void holdMemory()
{
    if (!offerToOomKiller())
        ::_exit(1);
    void *memory = ::mmap(nullptr, limits::ballastBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        ::_exit(1);
    std::memset(memory, 1, limits::ballastBytes); // memory that nobody has written to is none
    for (;;)
        ::pause();
}

} // namespace

Ballast::Ballast(boost::asio::io_context &io, Reaper &reaper, OomLedger &oom)
    : m_reaper(reaper)
    , m_oom(oom)
    , m_timer(io)
{
    make();
}

void Ballast::make()
{
    const pid_t pid = forkHelper({}, holdMemory);
    if (pid < 0) {
        logErrno("cannot fork the ballast", errno);
        return makeLater();
    }
    m_reaper.expect(pid, [this](const ChildExit &) {
        m_oom.dismiss(); // a kill that is no run's
        makeLater();
    });
}

void Ballast::makeLater()
{
    m_timer.expires_after(limits::ballastPause);
    m_timer.async_wait([this](boost::system::error_code error) {
        if (error)
            return;
        if (isRoom())
            make();
        else
            makeLater();
    });
}

bool Ballast::isRoom() const
{
    const std::uint64_t limit = m_oom.cgroup().memoryLimit();
    return limit == 0 || m_oom.cgroup().memory().heldBytes() + limits::memoryReserveBytes < limit;
}

} // namespace learncode::executor
