// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/GuardedConnection.h"

#include "core/http/guard/RequestHead.h"
#include "core/run/LimitText.h"

#include <QTcpSocket>

#include <utility>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

// What the kernel holds of a slow reader's output beside ours: enough for a fast one, and little memory.
constexpr int upgradedSendBuffer = 256 * 1024;

// How many bytes have ever come on a connection; 0 when it is closed.
quint64 bytesReceived(const QTcpSocket &socket)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return 0;
    return info.tcpi_bytes_received;
}

} // namespace

GuardedConnection::GuardedConnection(QTcpSocket *socket, Screen screen, ConnectionLimits limits)
    : QObject(socket)
    , m_socket(socket)
    , m_screen(std::move(screen))
    , m_limits(limits)
    , m_deadline(limits.clock->makeTimer())
{
    // QHttpServer reads inside a transaction, so this bounds what it ever holds of a request.
    m_socket->setReadBufferSize(m_limits.headerBytes + m_limits.bodyBytes + 1);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &GuardedConnection::readyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &GuardedConnection::disconnected);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_state != State::Sending)
            return;
        m_deadline->start(m_limits.send);
        if (m_socket->bytesToWrite() == 0)
            linger();
    });
    connect(m_deadline.get(), &Timer::timeout, this, &GuardedConnection::expired);
    m_deadline->start(m_limits.idle);
}

void GuardedConnection::readyRead()
{
    if (m_state == State::Head)
        readHead();
    else if (m_state == State::Handling || m_state == State::Lingering)
        m_socket->skip(m_socket->bytesAvailable()); // so that its leaving is noticed
}

void GuardedConnection::readHead()
{
    const QByteArray seen = m_socket->peek(m_limits.headerBytes + 1);
    if (seen.isEmpty())
        return;
    if (!std::exchange(m_begun, true))
        m_deadline->start(m_limits.receive);

    const auto end = findHeadEnd(seen, m_limits.headerBytes);
    if (!end)
        return refuse(end.error());
    if (*end == 0)
        return;
    auto head = parseHead(QByteArrayView(seen).first(*end));
    if (!head)
        return refuse(head.error());

    m_head = std::move(*head);
    m_head.peerAddress = m_socket->peerAddress();
    m_head.localAddress = m_socket->localAddress();
    m_head.hasMore = seen.size() > *end;
    if (m_head.contentLength > m_limits.bodyBytes)
        return refuse(
            errorResponse(413, u"too_large"_s, LimitText::tooLarge(LimitText::Part::Request, m_limits.bodyBytes)));
    if (const auto refusal = m_screen(m_head))
        return refuse(*refusal);

    m_state = State::Receiving;
    m_letThrough = true;
    Q_EMIT letThrough(m_socket);
}

bool GuardedConnection::beginHandling()
{
    if (m_state != State::Receiving)
        return false;
    m_state = State::Handling;
    m_deadline->stop();
    return true;
}

void GuardedConnection::answerWritten()
{
    if (!m_socket)
        return;
    // QHttpServer would take what follows for a second request.
    QObject::disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &GuardedConnection::readyRead);
    m_socket->skip(m_socket->bytesAvailable());
    m_state = State::Sending;
    m_deadline->start(m_limits.send);
    if (m_socket->bytesToWrite() == 0)
        linger();
}

bool GuardedConnection::beginUpgrade(qint64 readBufferBytes)
{
    if (m_state != State::Receiving)
        return false;
    m_state = State::Upgraded;
    m_deadline->stop();
    // A WebSocket waits for a whole frame: a smaller buffer would never hold it.
    m_socket->setReadBufferSize(readBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, upgradedSendBuffer);
    return true;
}

void GuardedConnection::upgraded(QObject *webSocket)
{
    // A WebSocket that is deleted while something waits to be sent would leave the socket to nobody.
    m_socket->setParent(webSocket);
    // QHttpServer has cut all that was connected to the socket.
    m_received = bytesReceived(*m_socket);
    connect(m_socket, &QTcpSocket::readyRead, this, &GuardedConnection::countReceived, Qt::UniqueConnection);
}

void GuardedConnection::countReceived()
{
    const quint64 all = m_socket ? bytesReceived(*m_socket) : 0;
    if (all > m_received)
        Q_EMIT received(static_cast<qint64>(all - std::exchange(m_received, all)));
}

void GuardedConnection::refuse(const Response &response)
{
    Q_EMIT refused(m_head.path, response.status);
    m_socket->write(serialize(response, m_head.method != "HEAD"));
    answerWritten();
}

// Closing at once, with bytes of the client unread, would reset the connection and could destroy the
// answer on its way. So only our half is closed, and what still comes is thrown away for a moment.
void GuardedConnection::linger()
{
    m_state = State::Lingering;
    m_deadline->start(m_limits.linger);
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    readyRead();
}

void GuardedConnection::expired()
{
    const bool begun = m_state == State::Receiving || (m_state == State::Head && m_socket->bytesAvailable() > 0);
    if (begun)
        refuse(errorResponse(408, u"timeout"_s, tr("The request did not arrive in time. Send it again.")));
    else
        m_socket->abort();
}

void GuardedConnection::closeIfIdle()
{
    if (m_state == State::Head || m_state == State::Receiving)
        m_socket->abort();
}

void GuardedConnection::disconnected()
{
    m_deadline->stop();
    if (std::exchange(m_state, State::Lingering) == State::Handling)
        Q_EMIT clientLeft();
    // Let through, the socket is QHttpServer's, which deletes it. It says so from its destructor too, when
    // it is no QTcpSocket any more.
    if (m_letThrough)
        deleteLater();
    else
        parent()->deleteLater();
}

} // namespace learncode::http
