// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/GuardedServer.h"

#include <QTcpSocket>

#include <algorithm>
#include <memory>

#include <unistd.h>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {
// Beyond the cap there is room for this many more, who only hear that there is none.
constexpr int refusalsAtOnce = 64;
} // namespace

int ConnectionCounts::ofOneClient() const
{
    const int wanted = perClient > 0 ? perClient : all - std::max(1, all / 8);
    return std::clamp(wanted, 1, std::max(1, all));
}

QHostAddress clientOf(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of one that is mapped into IPv6
    if (isV4)
        return QHostAddress(v4);
    constexpr int networkBytes = 8;
    Q_IPV6ADDR v6 = address.toIPv6Address();
    std::fill(v6.c + networkBytes, v6.c + sizeof v6.c, quint8{0});
    return QHostAddress(v6);
}

GuardedServer::GuardedServer(GuardedConnection::Screen screen, ConnectionLimits limits, ConnectionCounts counts,
                             QObject *parent)
    : QTcpServer(parent)
    , m_screen(std::move(screen))
    , m_limits(limits)
    , m_counts(counts)
{
    // QTcpServer stops accepting when so many wait for QHttpServer; ours never wait.
    setMaxPendingConnections(counts.all + refusalsAtOnce);
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    const QHostAddress client = clientOf(socket->peerAddress());
    const auto refusal = whyNot(client);
    if (refusal && m_refusals >= refusalsAtOnce)
        return; // the socket closes itself
    const Ends ends{socket->peerAddress(), socket->peerPort(), socket->localAddress()};
    auto *connection = new GuardedConnection(socket.get(), m_screen, m_limits);
    socket.release();
    keep(ends, connection, client, !refusal);
    connect(connection, &GuardedConnection::refused, this, &GuardedServer::refused);
    connect(connection, &GuardedConnection::letThrough, this, [this](QTcpSocket *through) {
        addPendingConnection(through);
        // What has been peeked at will not be announced again.
        Q_EMIT through->readyRead();
    });
    if (refusal)
        connection->refuse(*refusal);
}

std::optional<Response> GuardedServer::whyNot(const QHostAddress &client) const
{
    const QString code = u"too_many_connections"_s;
    if (m_allServed >= m_counts.all)
        return errorResponse(503, code, tr("Too many connections are open. Try again in a moment."));
    if (m_served.value(client) >= m_counts.ofOneClient())
        return errorResponse(503, code,
                             tr("Too many connections from your address are open. Close some, or try again in a "
                                "moment."));
    return {};
}

void GuardedServer::keep(const Ends &ends, GuardedConnection *connection, const QHostAddress &client, bool isServed)
{
    m_connections.insert(ends, connection);
    if (isServed) {
        ++m_allServed;
        ++m_served[client];
    } else {
        ++m_refusals;
    }
    connect(connection, &QObject::destroyed, this,
            [this, ends, connection, client, isServed] { forget(ends, connection, client, isServed); });
}

void GuardedServer::forget(const Ends &ends, const GuardedConnection *connection, const QHostAddress &client,
                           bool isServed)
{
    // A client that closed may be back from the same port before this is told.
    if (const auto found = m_connections.constFind(ends); found != m_connections.cend() && *found == connection)
        m_connections.erase(found);
    if (!isServed) {
        --m_refusals;
        return;
    }
    --m_allServed;
    if (--m_served[client] == 0)
        m_served.remove(client);
}

void GuardedServer::closeGracefully()
{
    close();
    const auto open = m_connections.values();
    for (GuardedConnection *connection : open)
        connection->closeIfIdle();
}

} // namespace learncode::http
