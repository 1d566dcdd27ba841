// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/FileMeter.h"

#include "docker/executor/accounts/MeterHelper.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/support/Log.h"
#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace learncode::executor {

namespace {

std::optional<FileUse> readUse(int pipe)
{
    FileUse use;
    return ::read(pipe, &use, sizeof use) == sizeof use ? std::optional(use) : std::nullopt;
}

} // namespace

void FileMeter::measure(const Credentials &user, const std::string &root, Done done)
{
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC | O_NONBLOCK) != 0) {
        logErrno("cannot make a pipe", errno);
        return done(std::nullopt);
    }
    const auto result = std::make_shared<UniqueFd>(fds[0]);
    const UniqueFd out(fds[1]);
    m_helper = forkHelper({out.get()}, [&] { measureAsHelper(user, root, out.get()); });
    if (m_helper < 0) {
        logErrno("cannot fork a measuring helper", errno);
        return done(std::nullopt);
    }
    // What it wrote fits into the pipe, so it can be read when it has ended.
    m_reaper.expect(m_helper, [this, result, done = std::move(done)](const ChildExit &) {
        m_helper = -1;
        done(readUse(result->get()));
    });
}

} // namespace learncode::executor
