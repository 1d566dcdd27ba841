// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpConnection.h"

#include "core/http/RequestHead.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 bufferBytes = 64 * 1024;
}

Exchange::Exchange(Request theRequest, QObject *parent)
    : QObject(parent)
    , request(std::move(theRequest))
{
}

void Exchange::respond(const Response &response)
{
    if (std::exchange(m_responded, true))
        return;
    Q_EMIT responded(response);
    deleteLater();
}

HttpConnection::HttpConnection(QTcpSocket *socket, RequestHandler *handler, ConnectionLimits limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_limits(limits)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(std::max(bufferBytes, m_limits.headerBytes + 1));
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::advance);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::disconnected);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_state != State::Sending)
            return;
        m_deadline.start(m_limits.send);
        if (m_socket->bytesToWrite() == 0)
            sent();
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::expired);
    m_deadline.start(m_limits.idle);
}

void HttpConnection::advance()
{
    while (m_state == State::Head || m_state == State::Body) {
        if (!(m_state == State::Head ? readHead() : readBody()))
            return;
    }
    if (m_state == State::Lingering || (m_state == State::Sending && m_closeAfter)) {
        m_socket->skip(m_socket->bytesAvailable());
    } else if (m_state == State::Handling && m_socket->bytesAvailable() >= m_socket->readBufferSize()) {
        // Sends on and on before it is answered. With a full buffer its leaving would not be noticed,
        // and its program would go on for nobody.
        m_socket->abort();
    }
}

// Both readers return false when they need more bytes.
bool HttpConnection::readHead()
{
    // Some clients send an empty line after a body; RFC 9112 lets servers skip it.
    if (!m_receiving && m_socket->peek(2) == "\r\n")
        m_socket->skip(2);
    const QByteArray seen = m_socket->peek(m_limits.headerBytes + 1);
    if (seen.isEmpty() || (!m_receiving && seen == "\r"))
        return false;
    if (!std::exchange(m_receiving, true))
        m_deadline.start(m_limits.receive);

    const auto end = findHeadEnd(seen, m_limits.headerBytes);
    if (!end) {
        send(end.error(), true);
        return true;
    }
    if (*end == 0)
        return false;
    // Here an upgrade to WebSocket can be handed on: nothing has been taken from the socket yet.
    m_socket->skip(*end);
    auto head = parseHead(QByteArrayView(seen).first(*end));
    if (head)
        acceptHead(std::move(*head));
    else
        send(head.error(), true);
    return true;
}

void HttpConnection::acceptHead(Request head)
{
    m_request = std::move(head);
    m_request.peerAddress = m_socket->peerAddress();
    m_request.localAddress = m_socket->localAddress();
    const bool bodyFollows = m_request.chunked || m_request.contentLength > 0;
    if (m_request.contentLength > m_limits.bodyBytes) {
        send(errorResponse(413, u"too_large"_s, tr("The request is larger than %1 bytes.").arg(m_limits.bodyBytes)),
             true);
        return;
    }
    if (const auto refusal = m_handler->screen(m_request)) {
        send(*refusal, bodyFollows);
        return;
    }
    m_state = State::Body;
    m_chunks.reset();
    if (m_request.chunked)
        m_chunks.emplace(m_limits.bodyBytes);
    if (m_request.expectsContinue && bodyFollows && m_socket->bytesAvailable() == 0)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

bool HttpConnection::readBody()
{
    if (m_chunks)
        return readChunks();
    const qint64 left = m_request.contentLength - m_request.body.size();
    m_request.body += m_socket->read(std::min(left, m_socket->bytesAvailable()));
    if (m_request.body.size() < m_request.contentLength)
        return false;
    handle();
    return true;
}

bool HttpConnection::readChunks()
{
    m_socket->skip(m_chunks->feed(m_socket->peek(bufferBytes)));
    if (!m_chunks->ended())
        return false;
    if (m_chunks->state() == ChunkedBody::State::TooLarge) {
        send(errorResponse(413, u"too_large"_s, tr("The request is larger than %1 bytes.").arg(m_limits.bodyBytes)),
             true);
    } else if (m_chunks->state() == ChunkedBody::State::Malformed) {
        send(errorResponse(400, u"bad_request"_s, tr("The chunks of the request are malformed.")), true);
    } else {
        m_request.body = m_chunks->body();
        m_chunks.reset();
        handle();
    }
    return true;
}

void HttpConnection::handle()
{
    m_state = State::Handling;
    m_deadline.stop();
    m_exchange = new Exchange(m_request, this);
    m_request.body.clear();
    connect(m_exchange, &Exchange::responded, this, [this](const Response &response) { send(response, false); });
    m_handler->handle(m_exchange);
}

void HttpConnection::send(const Response &response, bool close)
{
    m_state = State::Sending;
    m_closeAfter = m_closeAfter || close || !m_request.keepAlive;
    m_handler->answered(m_request.path, response.status);
    m_deadline.start(m_limits.send);
    m_socket->write(serialize(response, m_closeAfter, m_request.method != "HEAD", m_request.http11));
}

void HttpConnection::sent()
{
    m_request = {};
    m_receiving = false;
    if (m_closeAfter) {
        linger();
        return;
    }
    m_state = State::Head;
    m_deadline.start(m_limits.idle);
    advance();
}

// Closing at once, with bytes of the client unread, would reset the connection and could destroy the
// answer on its way. So only our half is closed, and what still comes is thrown away for a moment.
void HttpConnection::linger()
{
    m_state = State::Lingering;
    m_deadline.start(m_limits.linger);
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    advance();
}

void HttpConnection::expired()
{
    const bool reading = m_state == State::Head || m_state == State::Body;
    if (reading && m_receiving)
        send(errorResponse(408, u"timeout"_s, tr("The request did not arrive in time.")), true);
    else
        m_socket->abort();
}

void HttpConnection::closeWhenIdle()
{
    m_closeAfter = true;
    if (m_state == State::Head || m_state == State::Body)
        m_socket->abort();
}

void HttpConnection::refuse(const Response &response)
{
    send(response, true);
}

void HttpConnection::disconnected()
{
    m_deadline.stop();
    if (m_exchange && m_state == State::Handling) {
        disconnect(m_exchange, nullptr, this, nullptr);
        Q_EMIT m_exchange->clientLeft();
    }
    deleteLater();
}

} // namespace learncode::http
