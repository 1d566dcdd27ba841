// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/launch/ChildSetup.h"

#include "docker/executor/launch/ProcessSpec.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/machine/Priority.h"
#include "docker/executor/sandbox/FileRules.h"
#include "docker/executor/sandbox/NotifyFilter.h"
#include "docker/executor/sandbox/Sandbox.h"
#include "docker/executor/support/Descriptors.h"
#include "docker/executor/support/UniqueFd.h"
#include "docker/protocol/RunPlace.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace learncode::executor {

namespace {

constexpr int startFd = 3;

[[noreturn]] void fail(int start, const char *what, int error)
{
    char text[200];
    const int size = std::snprintf(text, sizeof text, "%s: %s", what, std::strerror(error));
    if (size > 0)
        ::send(start, text, std::min(static_cast<std::size_t>(size), sizeof text - 1), MSG_NOSIGNAL);
    ::_exit(127);
}

/// 0, 1 and 2 are the pipes or the terminal, 3 the start socket; nothing else stays open. They become the user's own,
/// or it could not open /dev/stdin and /dev/stdout.
void arrangeDescriptors(const ChildDescriptors &fds, uid_t user)
{
    for (const int fd : {fds.input, fds.output, fds.error}) {
        if (::fchown(fd, user, user) != 0)
            fail(fds.start, "cannot give the pipes to the user", errno);
    }
    // First out of the way of one another.
    const int input = ::fcntl(fds.input, F_DUPFD, 10);
    const int output = ::fcntl(fds.output, F_DUPFD, 10);
    const int error = ::fcntl(fds.error, F_DUPFD, 10);
    const int start = ::fcntl(fds.start, F_DUPFD, 10);
    if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(error, 2) < 0 || ::dup3(start, startFd, O_CLOEXEC) < 0)
        fail(fds.start, "cannot arrange descriptors", errno);
    if (!closeDescriptors(startFd + 1))
        fail(startFd, "cannot close descriptors", errno);
}

void limit(__rlimit_resource resource, rlim_t value)
{
    // A hard limit of the container may be lower already; then that one holds.
    rlimit now{};
    if (::getrlimit(resource, &now) == 0)
        value = std::min(value, now.rlim_max);
    const rlimit wanted{value, value};
    if (::setrlimit(resource, &wanted) != 0)
        fail(startFd, "cannot set a limit", errno);
}

void setLimits(const RunLimits &limits)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, limits.openFiles);
    limit(RLIMIT_FSIZE, limits.fileBytes);
    limit(RLIMIT_STACK, limits.stackBytes);
    limit(RLIMIT_NPROC, limits.processes);
    limit(RLIMIT_MEMLOCK, 64 * 1024);
    limit(RLIMIT_MSGQUEUE, 64 * 1024);
    // Signals that wait, and timers, each of which may have one waiting: memory of the kernel that nobody is charged
    // for.
    limit(RLIMIT_SIGPENDING, limits.pendingSignals);
    // A page given away to a pipe would keep the whole huge page that it is a part of.
    ::prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
    if (!offerToOomKiller())
        fail(startFd, "cannot raise the OOM score", errno);
    goBehind();
}

void dropPrivileges(const Credentials &user)
{
    if (::setgroups(0, nullptr) != 0 || ::setresgid(user.uid, user.uid, user.uid) != 0
        || ::setresuid(user.uid, user.uid, user.uid) != 0)
        fail(startFd, "cannot change the user", errno);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail(startFd, "cannot give up new privileges", errno);
}

/// The folders that the file is in. All is new here and the user's own: nobody has put a link in the way.
void makeFolders(const WorkFile &file)
{
    char path[limits::maxFileNameBytes + 1]{};
    const std::size_t size = file.name.copy(path, limits::maxFileNameBytes);
    for (std::size_t i = 0; i < size; ++i) {
        if (path[i] != '/')
            continue;
        path[i] = '\0';
        if (::mkdir(path, 0700) != 0 && errno != EEXIST)
            fail(startFd, "cannot make a folder in the work directory", errno);
        path[i] = '/';
    }
}

void writeFile(const WorkFile &file)
{
    makeFolders(file);
    const UniqueFd fd(::open(file.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!fd)
        fail(startFd, "cannot create a file in the work directory", errno);
    for (std::size_t done = 0; done < file.content.size();) {
        const ssize_t size = ::write(fd.get(), file.content.data() + done, file.content.size() - done);
        if (size <= 0)
            fail(startFd, "cannot write a file in the work directory", errno);
        done += static_cast<std::size_t>(size);
    }
}

void enterWorkDirectory(const ProcessSpec &spec)
{
    if (::chdir(spec.root.c_str()) != 0)
        fail(startFd, "cannot enter the run's directory", errno);
    const bool made = (::mkdir(protocol::codeDirectory, 0700) == 0 || errno == EEXIST)
        && (::mkdir(protocol::tempDirectory, 0700) == 0 || errno == EEXIST);
    if (!made || ::chdir(protocol::codeDirectory) != 0)
        fail(startFd, "cannot make the work directory", errno);
    for (const WorkFile *file : spec.files)
        writeFile(*file);
}

/// From here on each write to stderr, and each new process, waits for the executor. Where the kernel has no such thing
/// the order of the two streams is only as good as the event loop's; the program runs all the same.
void handOverGate(bool errorIsApart)
{
    const int listener = installNotifyFilter(errorIsApart);
    if (listener < 0)
        return;
    char byte = 'g';
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))]{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr *attached = CMSG_FIRSTHDR(&header);
    attached->cmsg_level = SOL_SOCKET;
    attached->cmsg_type = SCM_RIGHTS;
    attached->cmsg_len = CMSG_LEN(sizeof listener);
    std::memcpy(CMSG_DATA(attached), &listener, sizeof listener);
    if (::sendmsg(startFd, &header, MSG_NOSIGNAL) < 0)
        fail(startFd, "cannot hand over the gate", errno);
    ::close(listener);
}

} // namespace

void becomeProgram(const ProcessSpec &spec, const ChildDescriptors &fds, char *const *argv, char *const *env)
{
    resetSignals();
    ::setsid();
    arrangeDescriptors(fds, spec.user.uid);
    if (spec.terminal >= 0 && ::ioctl(STDIN_FILENO, TIOCSCTTY, 0) != 0)
        fail(startFd, "cannot take the terminal", errno);
    // Other runs share /dev/shm: what this one makes there is for itself.
    ::umask(077);
    setLimits(spec.limits);
    dropPrivileges(spec.user);
    enterWorkDirectory(spec);
    if (spec.sandbox->landlock > 0 && !restrictFiles(spec.root, spec.sandbox->landlock))
        fail(startFd, "cannot confine its files", errno);
    if (spec.gateCalls)
        handOverGate(spec.terminal < 0);
    // Last, because it forbids much of the above.
    if (!spec.sandbox->filter.install())
        fail(startFd, "cannot filter its system calls", errno);
    environ = const_cast<char **>(env);
    ::execvp(argv[0], argv);
    fail(startFd, "cannot start the program", errno);
}

} // namespace learncode::executor
