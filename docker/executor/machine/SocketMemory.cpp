// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/SocketMemory.h"

#include "docker/executor/job/Limits.h"
#include "docker/executor/support/UniqueFd.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace learncode::executor {

namespace {

using Users = std::unordered_map<uid_t, std::uint64_t>;

constexpr std::size_t answerBytes = 32 * 1024;

bool ask(int fd)
{
    struct
    {
        nlmsghdr header{};
        unix_diag_req request{};
    } message;
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message.request.sdiag_family = AF_UNIX;
    message.request.udiag_states = ~0U;
    message.request.udiag_show = UDIAG_SHOW_MEMINFO | UDIAG_SHOW_UID;
    return ::send(fd, &message, sizeof message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof message);
}

void addSocket(const nlmsghdr *message, Users &users)
{
    const auto *socket = static_cast<const unix_diag_msg *>(NLMSG_DATA(message));
    auto left = static_cast<int>(message->nlmsg_len - NLMSG_LENGTH(sizeof *socket));
    bool hasUser = false;
    __u32 user = 0;
    __u32 memory[SK_MEMINFO_VARS]{};
    for (const auto *part = reinterpret_cast<const rtattr *>(socket + 1); RTA_OK(part, left);
         part = RTA_NEXT(part, left)) {
        if (part->rta_type == UNIX_DIAG_UID && RTA_PAYLOAD(part) == sizeof user) {
            std::memcpy(&user, RTA_DATA(part), sizeof user);
            hasUser = true;
        } else if (part->rta_type == UNIX_DIAG_MEMINFO) {
            std::memcpy(memory, RTA_DATA(part), std::min<std::size_t>(RTA_PAYLOAD(part), sizeof memory));
        }
    }
    if (hasUser)
        users[user] += limits::socketOverheadBytes + memory[SK_MEMINFO_WMEM_ALLOC];
}

/// False when that was the last.
bool addSockets(const char *answer, std::size_t size, Users &users)
{
    auto left = static_cast<unsigned>(size);
    for (const auto *message = reinterpret_cast<const nlmsghdr *>(answer); NLMSG_OK(message, left);
         message = NLMSG_NEXT(message, left)) {
        if (message->nlmsg_type == NLMSG_DONE || message->nlmsg_type == NLMSG_ERROR)
            return false;
        if (message->nlmsg_type == SOCK_DIAG_BY_FAMILY)
            addSocket(message, users);
    }
    return true;
}

} // namespace

Users socketMemory()
{
    Users users;
    const UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG));
    if (!fd || !ask(fd.get()))
        return users;
    std::vector<char> answer(answerBytes);
    for (;;) {
        // What has not been told yet is put together by the kernel when it is received: there is nothing to wait for.
        const ssize_t size = ::recv(fd.get(), answer.data(), answer.size(), 0);
        if (size <= 0 || !addSockets(answer.data(), static_cast<std::size_t>(size), users))
            return users;
    }
}

} // namespace learncode::executor
