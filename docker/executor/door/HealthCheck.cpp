// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/door/HealthCheck.h"

#include "docker/executor/support/Log.h"
#include "docker/executor/support/UniqueFd.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <string_view>

namespace learncode::executor {

int checkHealth(std::uint16_t port)
{
    const UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval patience{2, 0};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    constexpr std::string_view request = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
        logErrno("no answer from the executor", errno);
        return 1;
    }
    char answer[64];
    const ssize_t size = ::recv(fd.get(), answer, sizeof answer, MSG_WAITALL);
    const std::string_view text(answer, size > 0 ? static_cast<std::size_t>(size) : 0);
    return text.starts_with("HTTP/1.1 200") ? 0 : 1;
}

} // namespace learncode::executor
