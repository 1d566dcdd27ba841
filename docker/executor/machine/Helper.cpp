// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/Helper.h"

#include "docker/executor/machine/UidPool.h"
#include "docker/executor/support/Descriptors.h"
#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>
#include <grp.h>
#include <unistd.h>

#include <csignal>

namespace learncode::executor {

pid_t forkHelper(std::initializer_list<int> keep, const std::function<void()> &work)
{
    const pid_t pid = ::fork();
    if (pid != 0)
        return pid;
    resetSignals();
    if (!closeDescriptors(0, keep))
        ::_exit(2);
    work();
    ::_exit(0);
}

void resetSignals()
{
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool offerToOomKiller()
{
    const UniqueFd score(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
    return ::write(score.get(), "1000", 4) == 4;
}

bool becomeKeeper(const Credentials &user)
{
    return ::setgroups(0, nullptr) == 0 && ::setresgid(user.uid, user.uid, user.uid) == 0
        && ::setresuid(user.keeper, user.uid, user.keeper) == 0;
}

} // namespace learncode::executor
