// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/Routes.h"

#include "core/http/guard/Exchange.h"
#include "core/http/guard/Metrics.h"
#include "core/http/guard/WebSocketUpgrade.h"

namespace learncode::http {

using namespace Qt::StringLiterals;

Routes::Routes(RequestGuard guard, ConnectionLimits limits, ConnectionCounts counts, Metrics *metrics)
    : m_guard(std::move(guard))
    , m_metrics(metrics)
    , m_listener(new GuardedServer([this](const Request &head) { return screen(head); }, limits, counts, &m_server))
{
    connect(m_listener, &GuardedServer::refused, this, &Routes::count);
    m_server.setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        dispatch(request, responder, [this](Exchange *exchange) { answerMissing(exchange); });
    });
}

Routes::~Routes()
{
    // Their responders reach into QHttpServer's connections.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

bool Routes::listen(const QHostAddress &address, quint16 port)
{
    return m_listener->listen(address, port) && m_server.bind(m_listener);
}

void Routes::get(const QString &path, Handler handler)
{
    using Method = QHttpServerRequest::Method;
    add(path, Method::Get | Method::Head, "GET, HEAD, OPTIONS", handler);
}

void Routes::postJson(const QString &path, Handler handler)
{
    add(path, QHttpServerRequest::Method::Post, "POST, OPTIONS", [handler = std::move(handler)](Exchange *exchange) {
        if (const auto refusal = requireJson(exchange->request))
            exchange->respond(*refusal);
        else
            handler(exchange);
    });
}

void Routes::add(const QString &path, QHttpServerRequest::Methods methods, const QByteArray &allow,
                 const Handler &handler)
{
    m_allow.insert(path.toLatin1(), allow);
    m_server.route(path, methods, this,
                   [this, handler](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                       dispatch(request, responder, handler);
                   });
}

void Routes::dispatch(const QHttpServerRequest &httpRequest, QHttpServerResponder &responder, const Handler &handler)
{
    GuardedConnection *connection = m_listener->connectionBetween(
        {httpRequest.remoteAddress(), httpRequest.remotePort(), httpRequest.localAddress()});
    if (!connection || !connection->beginHandling())
        return;
    Request request = connection->head();
    request.body = httpRequest.body();
    auto *exchange = new Exchange(std::move(request), std::move(responder), connection, this);
    connect(exchange, &Exchange::responded, this,
            [this, path = exchange->request.path](int status) { count(path, status); });
    handler(exchange);
}

std::optional<Response> Routes::screen(const Request &head) const
{
    if (auto refusal = m_guard.check(head))
        return refusal;
    if (head.path == "*")
        return Response{
            .status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}}};
    if (head.path == m_webSocket.path && !head.path.isEmpty())
        return screenWebSocket(head);
    // QHttpServer would drop the connection without a word.
    if (asksForWebSocket(head) && m_allow.contains(head.path))
        return errorResponse(400, u"bad_request"_s, tr("There is no WebSocket at this address."));
    // Routes are looked up by decoded paths, permissions never: only paths that need no decoding pass.
    return m_allow.contains(head.path) ? std::nullopt : std::optional(notFound());
}

std::optional<Response> Routes::screenWebSocket(const Request &head) const
{
    const bool get = head.method == "GET" || head.method == "HEAD";
    if (!get && !asksForWebSocket(head))
        return {}; // what may be done here instead is told as everywhere
    // First, and for all: no browser tells its page why a WebSocket was refused, so that the page asks without one.
    if (auto refusal = m_webSocket.check(head))
        return refusal;
    return checkUpgrade(head);
}

void Routes::webSocket(WebSocketRoute route)
{
    m_webSocket = std::move(route);
    m_allow.insert(m_webSocket.path, "GET, OPTIONS");
    m_server.addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &request) {
        GuardedConnection *connection =
            m_listener->connectionBetween({request.remoteAddress(), request.remotePort(), request.localAddress()});
        // All else has been screened.
        return connection && connection->beginUpgrade(m_webSocket.readBufferBytes)
            ? QHttpServerWebSocketUpgradeResponse::accept()
            : QHttpServerWebSocketUpgradeResponse::deny();
    });
    connect(&m_server, &QHttpServer::newWebSocketConnection, this, &Routes::acceptWebSockets);
}

void Routes::acceptWebSockets()
{
    while (auto socket = m_server.nextPendingWebSocketConnection()) {
        GuardedConnection *connection =
            m_listener->connectionBetween({socket->peerAddress(), socket->peerPort(), socket->localAddress()});
        if (connection)
            connection->upgraded(socket.get());
        count(m_webSocket.path, 101);
        m_webSocket.accept(std::move(socket), connection);
    }
}

void Routes::answerMissing(Exchange *exchange) const
{
    const QByteArray allow = m_allow.value(exchange->request.path);
    Response response{.status = 204, .contentType = {}, .body = {}, .headers = {}};
    if (exchange->request.method != "OPTIONS")
        response = errorResponse(405, u"method_not_allowed"_s,
                                 tr("Use %1 here.").arg(QString::fromLatin1(allow.split(',').first())));
    response.headers.append(Header{"Allow", allow});
    exchange->respond(response);
}

void Routes::count(const QByteArray &path, int status)
{
    // Only known paths become labels: strangers could make any number of others.
    m_metrics->countAnswer(m_allow.contains(path) ? path : QByteArray("other"), status);
}

} // namespace learncode::http
