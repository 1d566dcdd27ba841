// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/cleaning/UserKill.h"

#include "docker/executor/machine/Priority.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/support/Log.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace learncode::executor {

void killUser(const Credentials &user)
{
    uid_t real = 0;
    uid_t effective = 0;
    uid_t saved = 0;
    ::getresuid(&real, &effective, &saved);
    if (effective != 0)
        return;
    hastenUser(user.uid);
    // The saved user stays root: the way back.
    if (::setresuid(user.keeper, user.uid, 0) != 0)
        return;
    ::kill(-1, SIGKILL);
    if (::setresuid(real, effective, saved) != 0) {
        logErrno("cannot become root again", errno);
        std::abort();
    }
}

} // namespace learncode::executor
