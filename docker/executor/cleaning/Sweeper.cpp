// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/cleaning/Sweeper.h"

#include "docker/executor/cleaning/SweepHelper.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/support/Log.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace learncode::executor {

void Sweeper::sweep(const Credentials &user, const std::string &root, std::function<void(bool clean)> done)
{
    attempt(user, root, limits::sweepAttempts, std::move(done));
}

void Sweeper::attempt(const Credentials &user, const std::string &root, int attemptsLeft,
                      std::function<void(bool clean)> done)
{
    const pid_t pid = forkHelper({}, [&] { sweepAsHelper(user, root); });
    if (pid < 0) {
        logErrno("cannot fork a cleaning helper", errno);
        done(false);
        return;
    }
    m_reaper.expect(pid, [this, user, root, attemptsLeft, done = std::move(done)](const ChildExit &exit) mutable {
        const bool helped = WIFEXITED(exit.status) && WEXITSTATUS(exit.status) == 0;
        if (helped && (::rmdir(root.c_str()) == 0 || errno == ENOENT)) {
            done(true);
        } else if (attemptsLeft > 1) {
            attempt(user, root, attemptsLeft - 1, std::move(done));
        } else {
            logLine("could not clean up " + root + "; its user is not used again");
            done(false);
        }
    });
}

} // namespace learncode::executor
