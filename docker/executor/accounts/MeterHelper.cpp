// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/MeterHelper.h"

#include "docker/executor/accounts/FileUse.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/machine/UidPool.h"

#include <unistd.h>

namespace learncode::executor {

namespace {

/// Where any user may write, beside its own directory. Only what is the user's own there is looked into.
constexpr const char *sharedPlaces[] = {"/dev/shm"};

} // namespace

void measureAsHelper(const Credentials &user, const std::string &root, int out)
{
    ::alarm(limits::meterSeconds);
    if (!becomeKeeper(user))
        ::_exit(2);
    const FileUse use = measureFiles(user.uid, root, sharedPlaces);
    ::_exit(::write(out, &use, sizeof use) == sizeof use ? 0 : 1);
}

} // namespace learncode::executor
