// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/GuardedServer.h"
#include "core/http/guard/RequestGuard.h"

#include <QHttpServer>
#include <QStringList>
#include <QWebSocket>

#include <functional>
#include <memory>

namespace learncode::http {

class Exchange;
class Metrics;

/// An address at which a WebSocket can be had.
struct WebSocketRoute
{
    QByteArray path;
    qint64 readBufferBytes = 0; ///< for the largest frame
    /// An answer refuses an upgrade that is well-formed.
    std::function<std::optional<Response>(const Request &head)> check;
    /// The connection is null if the client has left already.
    std::function<void(std::unique_ptr<QWebSocket> socket, GuardedConnection *connection)> accept;
};

/// QHttpServer behind its guard, with the rest of HTTP that it leaves out: 404 and 405 with their
/// reasons, HEAD, OPTIONS, and the same headers on every answer.
class Routes final : public QObject
{
    Q_OBJECT

public:
    Routes(RequestGuard guard, ConnectionLimits limits, ConnectionCounts counts, Metrics *metrics);
    ~Routes() override;

    using Handler = std::function<void(Exchange *)>;
    /// GET, and HEAD with it.
    void get(const QString &path, Handler handler);
    /// POST of JSON; anything else is a 415.
    void postJson(const QString &path, Handler handler);

    /// At one address. Anything but an upgrade to a WebSocket is refused there with the reason.
    void webSocket(WebSocketRoute route);

    /// Like QTcpServer::listen(); what went wrong is told by listener().
    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] GuardedServer &listener() const { return *m_listener; }

private:
    void add(const QString &path, QHttpServerRequest::Methods methods, const QByteArray &allow, const Handler &handler);
    void dispatch(const QHttpServerRequest &request, QHttpServerResponder &responder, const Handler &handler);
    void answerMissing(Exchange *exchange) const;
    [[nodiscard]] std::optional<Response> screen(const Request &head) const;
    [[nodiscard]] std::optional<Response> screenWebSocket(const Request &head) const;
    void acceptWebSockets();
    void count(const QByteArray &path, int status);

    RequestGuard m_guard;
    Metrics *m_metrics;
    QHash<QByteArray, QByteArray> m_allow; ///< path -> methods
    WebSocketRoute m_webSocket;
    QHttpServer m_server;
    GuardedServer *m_listener; ///< belongs to m_server
};

} // namespace learncode::http
