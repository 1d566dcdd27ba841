// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/GuardedConnection.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>

namespace learncode::http {

/// How many connections there may be at once.
struct ConnectionCounts
{
    int all = 256;
    int perClient = 0; ///< of one address; 0: seven eighths of all, so that there is room for others

    /// At least one, and never more than all.
    [[nodiscard]] int ofOneClient() const;
};

/// Whom an address stands for: itself, or its network for an address of IPv6, of which a computer has as many as it
/// likes (/64).
[[nodiscard]] QHostAddress clientOf(const QHostAddress &address);

/// The listening socket that QHttpServer is bound to. Connections beyond a number, of one client or of all, are told
/// so and closed; the others reach QHttpServer when their guard lets them through.
class GuardedServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedServer(GuardedConnection::Screen screen, ConnectionLimits limits, ConnectionCounts counts,
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
    /// Why a client gets no further connection; nothing if it does.
    [[nodiscard]] std::optional<Response> whyNot(const QHostAddress &client) const;
    void keep(const Ends &ends, GuardedConnection *connection, const QHostAddress &client, bool isServed);
    void forget(const Ends &ends, const GuardedConnection *connection, const QHostAddress &client, bool isServed);

    GuardedConnection::Screen m_screen;
    ConnectionLimits m_limits;
    ConnectionCounts m_counts;
    QHash<Ends, GuardedConnection *> m_connections;
    // Who only hears that there is no room takes none from others.
    QHash<QHostAddress, int> m_served; ///< by client; never 0
    int m_allServed = 0;
    int m_refusals = 0;
};

} // namespace learncode::http
