// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/GuardedServer.h"

#include <QTcpSocket>

#include <memory>

#include <unistd.h>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {
// Beyond the cap there is room for this many more, who only hear that there is none.
constexpr int refusalsAtOnce = 64;
} // namespace

GuardedServer::GuardedServer(GuardedConnection::Screen screen, ConnectionLimits limits, int maxConnections,
                             QObject *parent)
    : QTcpServer(parent)
    , m_screen(std::move(screen))
    , m_limits(limits)
    , m_maxConnections(maxConnections)
{
    // QTcpServer stops accepting when so many wait for QHttpServer; ours never wait.
    setMaxPendingConnections(maxConnections + refusalsAtOnce);
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (connections() >= m_maxConnections + refusalsAtOnce || !socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    const Ends ends{socket->peerAddress(), socket->peerPort(), socket->localAddress()};
    auto *connection = new GuardedConnection(socket.get(), m_screen, m_limits);
    socket.release();

    m_connections.insert(ends, connection);
    connect(connection, &QObject::destroyed, this, [this, ends, connection] {
        // A client that closed may be back from the same port before this is told.
        if (const auto found = m_connections.constFind(ends); found != m_connections.cend() && *found == connection)
            m_connections.erase(found);
    });
    connect(connection, &GuardedConnection::refused, this, &GuardedServer::refused);
    connect(connection, &GuardedConnection::letThrough, this, [this](QTcpSocket *through) {
        addPendingConnection(through);
        // What has been peeked at will not be announced again.
        Q_EMIT through->readyRead();
    });
    if (connections() > m_maxConnections)
        connection->refuse(
            errorResponse(503, u"too_many_connections"_s, tr("Too many connections are open. Try again in a moment.")));
}

void GuardedServer::closeGracefully()
{
    close();
    const auto open = m_connections.values();
    for (GuardedConnection *connection : open)
        connection->closeIfIdle();
}

} // namespace learncode::http
