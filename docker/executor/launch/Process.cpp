// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/launch/Process.h"

#include "docker/executor/launch/ChildSetup.h"
#include "docker/executor/launch/ProcessSpec.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace learncode::executor {

namespace {

struct Pipe
{
    UniqueFd read;
    UniqueFd write;
};

enum class OurEnd { Read, Write };

/// A close-on-exec pipe of which only our end is non-blocking.
bool makePipe(Pipe &pipe, OurEnd end)
{
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0)
        return false;
    pipe.read.reset(fds[0]);
    pipe.write.reset(fds[1]);
    return ::fcntl(end == OurEnd::Read ? fds[0] : fds[1], F_SETFL, O_NONBLOCK) == 0;
}

std::unexpected<std::string> failed(const char *what)
{
    return std::unexpected(std::string(what) + ": " + std::strerror(errno));
}

std::vector<char *> pointers(const std::vector<std::string> &texts)
{
    std::vector<char *> result;
    result.reserve(texts.size() + 1);
    for (const std::string &text : texts)
        result.push_back(const_cast<char *>(text.c_str()));
    result.push_back(nullptr);
    return result;
}

} // namespace

std::expected<Process, std::string> startProcess(const ProcessSpec &spec)
{
    Pipe input;
    Pipe output;
    Pipe error;
    const bool pipes = spec.terminal < 0;
    if (pipes
        && (!makePipe(input, OurEnd::Write) || !makePipe(error, OurEnd::Read)
            || (!spec.joinOutput && !makePipe(output, OurEnd::Read))))
        return failed("cannot make a pipe");
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return failed("cannot make a socket pair");
    UniqueFd start(pair[0]);
    UniqueFd childStart(pair[1]);

    // Made before the fork, so that the child need not allocate.
    const std::vector<char *> argv = pointers(spec.argv);
    const std::vector<char *> env = pointers(spec.env);
    const pid_t pid = ::fork();
    if (pid < 0)
        return failed("cannot fork");
    if (pid == 0) {
        ChildDescriptors fds{spec.terminal, spec.terminal, spec.terminal, childStart.get()};
        if (pipes) {
            const int out = spec.joinOutput ? error.write.get() : output.write.get();
            fds = {input.read.get(), out, error.write.get(), childStart.get()};
        }
        becomeProgram(spec, fds, argv.data(), env.data());
    }
    return Process{pid, std::move(input.write), std::move(output.read), std::move(error.read), std::move(start)};
}

StartMessage readStartMessage(int start)
{
    char text[256];
    iovec part{text, sizeof text};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const ssize_t size = ::recvmsg(start, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    StartMessage message;
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return message;
    if (size <= 0) {
        message.kind = StartMessage::Kind::Closed;
        return message;
    }
    const cmsghdr *attached = CMSG_FIRSTHDR(&header);
    if (attached && attached->cmsg_level == SOL_SOCKET && attached->cmsg_type == SCM_RIGHTS) {
        int fd = -1;
        std::memcpy(&fd, CMSG_DATA(attached), sizeof fd);
        message.gate.reset(fd);
        message.kind = StartMessage::Kind::Gate;
        return message;
    }
    message.failure.assign(text, static_cast<std::size_t>(size));
    message.kind = StartMessage::Kind::Failure;
    return message;
}

} // namespace learncode::executor
