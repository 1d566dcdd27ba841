// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/cleaning/Sweeper.h"

#include "docker/executor/cleaning/SweepHelper.h"
#include "docker/executor/cleaning/UserKill.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/support/Log.h"

#include <boost/asio/steady_timer.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

namespace learncode::executor {

struct Sweeper::Task
{
    Credentials user;
    std::string root;
    std::function<void()> done;
    boost::asio::steady_timer timer;
    int attempts = 0;
    std::chrono::milliseconds pause = limits::sweepPause;
};

void Sweeper::sweep(const Credentials &user, const std::string &root, std::function<void()> done)
{
    attempt(std::make_shared<Task>(user, root, std::move(done), boost::asio::steady_timer(m_io)));
}

void Sweeper::attempt(const std::shared_ptr<Task> &task)
{
    // First of all, for there may be so many of them that no helper can be made.
    killUser(task->user);
    ++task->attempts;
    const pid_t pid = forkHelper({}, [&] { sweepAsHelper(task->user, task->root); });
    if (pid < 0) {
        logErrno("cannot fork a cleaning helper", errno);
        return tryAgain(task);
    }
    m_reaper.expect(pid, [this, task](const ChildExit &exit) {
        const bool helped = WIFEXITED(exit.status) && WEXITSTATUS(exit.status) == 0;
        if (helped && (::rmdir(task->root.c_str()) == 0 || errno == ENOENT))
            task->done();
        else
            tryAgain(task);
    });
}

void Sweeper::tryAgain(const std::shared_ptr<Task> &task)
{
    if (task->attempts == limits::sweepAttempts)
        logLine("could not clean up " + task->root + " so far; its user is not used until that is done");
    task->timer.expires_after(task->pause);
    task->pause = std::min(task->pause * 2, limits::sweepPauseMost);
    task->timer.async_wait([this, task](boost::system::error_code error) {
        if (!error)
            attempt(task);
    });
}

} // namespace learncode::executor
