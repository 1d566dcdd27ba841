// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/GuardedConnection.h"

#include <QHash>
#include <QTcpServer>

#include <utility>

namespace learncode::http {

/// The listening socket that QHttpServer is bound to. Connections beyond a number are told so and
/// closed; the others reach QHttpServer when their guard lets them through.
class GuardedServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedServer(GuardedConnection::Screen screen, ConnectionLimits limits, int maxConnections, QObject *parent = nullptr);

    /// Listens no more; what is being handled is still answered.
    void closeGracefully();

    /// The connection of a request, found by where it comes from; null if its client has left.
    [[nodiscard]] GuardedConnection *connectionFrom(const QHostAddress &address, quint16 port) const;
    [[nodiscard]] int connections() const { return static_cast<int>(m_connections.size()); }

Q_SIGNALS:
    /// A guard answered a request itself. The path is empty where none could be read.
    void refused(const QByteArray &path, int status);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    GuardedConnection::Screen m_screen;
    ConnectionLimits m_limits;
    int m_maxConnections;
    QHash<std::pair<QHostAddress, quint16>, GuardedConnection *> m_connections;
};

} // namespace learncode::http
