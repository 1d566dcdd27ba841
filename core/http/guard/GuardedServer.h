// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/GuardedConnection.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>

namespace learncode::http {

/// The listening socket that QHttpServer is bound to. Connections beyond a number are told so and
/// closed; the others reach QHttpServer when their guard lets them through.
class GuardedServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedServer(GuardedConnection::Screen screen, ConnectionLimits limits, int maxConnections,
                  QObject *parent = nullptr);

    /// Listens no more; what is being handled is still answered.
    void closeGracefully();

    /// The two ends of a connection; no two living ones have the same.
    struct Ends
    {
        QHostAddress peer;
        quint16 peerPort = 0;
        QHostAddress local;

        friend bool operator==(const Ends &, const Ends &) = default;
        friend size_t qHash(const Ends &ends, size_t seed) noexcept
        {
            return qHashMulti(seed, ends.peer, ends.peerPort, ends.local);
        }
    };

    /// The connection of a request, found by its ends; null if its client has left.
    [[nodiscard]] GuardedConnection *connectionBetween(const Ends &ends) const { return m_connections.value(ends); }
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
    QHash<Ends, GuardedConnection *> m_connections;
};

} // namespace learncode::http
