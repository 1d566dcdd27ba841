// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpServer.h"

#include <QTcpSocket>

#include <memory>

#include <unistd.h>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {
// Beyond the cap there is room for this many more, who only hear that there is none.
constexpr int refusalsAtOnce = 64;
} // namespace

HttpServer::HttpServer(RequestHandler *handler, ConnectionLimits limits, int maxConnections, QObject *parent)
    : QTcpServer(parent)
    , m_handler(handler)
    , m_limits(limits)
    , m_maxConnections(maxConnections)
{
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    const bool full = m_connections >= m_maxConnections;
    int &count = full ? m_refusals : m_connections;
    if ((full && count >= refusalsAtOnce) || !socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    ++count;
    auto *connection = new HttpConnection(socket.release(), m_handler, m_limits, this);
    connect(connection, &QObject::destroyed, this, [&count] { --count; });
    if (full)
        connection->refuse(
            errorResponse(503, u"too_many_connections"_s, tr("Too many connections are open. Try again in a moment.")));
}

void HttpServer::closeGracefully()
{
    close();
    const auto open = findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly);
    for (HttpConnection *connection : open)
        connection->closeWhenIdle();
}

} // namespace learncode::http
