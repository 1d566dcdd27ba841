// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/OwnerBeacon.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <optional>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace learncode::executor {

namespace {

struct Address
{
    sockaddr_un value{};
    socklen_t length = 0;
};

std::optional<Address> addressOf(const QString &instance)
{
    const QByteArray name = "learncode-ai-owner-" + instance.toUtf8();
    Address address;
    address.value.sun_family = AF_UNIX;
    // The first byte stays 0: that makes the name abstract.
    if (static_cast<size_t>(name.size()) + 1 > sizeof(address.value.sun_path))
        return std::nullopt;
    std::ranges::copy(name, address.value.sun_path + 1);
    address.length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + static_cast<size_t>(name.size()));
    return address;
}

int openSocket()
{
    return ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

} // namespace

OwnerBeacon::OwnerBeacon(const QString &instance)
{
    const auto address = addressOf(instance);
    m_socket = address ? openSocket() : -1;
    if (m_socket < 0)
        return;
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address->value), address->length) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

OwnerBeacon::~OwnerBeacon()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool OwnerBeacon::isAlive(const QString &instance)
{
    const auto address = addressOf(instance);
    const int socket = address ? openSocket() : -1;
    // In doubt it lives: a container too many does less harm than one taken from under its owner.
    if (socket < 0)
        return address.has_value();
    const bool refused = ::connect(socket, reinterpret_cast<const sockaddr *>(&address->value), address->length) != 0
        && errno == ECONNREFUSED;
    ::close(socket);
    return !refused;
}

} // namespace learncode::executor
