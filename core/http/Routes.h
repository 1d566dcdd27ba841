// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/GuardedServer.h"
#include "core/http/RequestGuard.h"

#include <QHttpServer>
#include <QStringList>

#include <functional>

namespace learncode::http {

class Exchange;
class Metrics;

/// QHttpServer behind its guard, with the rest of HTTP that it leaves out: 404 and 405 with their
/// reasons, HEAD, OPTIONS, and the same headers on every answer.
class Routes final : public QObject
{
    Q_OBJECT

public:
    Routes(RequestGuard guard, ConnectionLimits limits, int maxConnections, Metrics *metrics);
    ~Routes() override;

    using Handler = std::function<void(Exchange *)>;
    /// GET, and HEAD with it.
    void get(const QString &path, Handler handler);
    /// POST of JSON; anything else is a 415.
    void postJson(const QString &path, Handler handler);

    /// Like QTcpServer::listen(); what went wrong is told by listener().
    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] GuardedServer &listener() const { return *m_listener; }

private:
    void add(const QString &path, QHttpServerRequest::Methods methods, const QByteArray &allow, const Handler &handler);
    void dispatch(const QHttpServerRequest &request, QHttpServerResponder &responder, const Handler &handler);
    void answerMissing(Exchange *exchange) const;
    [[nodiscard]] std::optional<Response> screen(const Request &head) const;
    void count(const QByteArray &path, int status);

    RequestGuard m_guard;
    Metrics *m_metrics;
    QHash<QByteArray, QByteArray> m_allow; ///< path -> methods
    QHttpServer m_server;
    GuardedServer *m_listener; ///< belongs to m_server
};

} // namespace learncode::http
