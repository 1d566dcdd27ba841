// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/HttpConnection.h"

#include <QTcpServer>

namespace learncode::http {

/// Accepts connections up to a cap; one more is told to come back later.
class HttpServer final : public QTcpServer
{
    Q_OBJECT

public:
    HttpServer(RequestHandler *handler, ConnectionLimits limits, int maxConnections, QObject *parent);

    /// Takes no more connections and no more requests; those being handled are still answered.
    void closeGracefully();

    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    RequestHandler *m_handler;
    ConnectionLimits m_limits;
    int m_maxConnections;
    int m_connections = 0; ///< that are served
    int m_refusals = 0; ///< that are being told that there is no room
};

} // namespace learncode::http
