// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RawWebSocket.h"

#include "tests/support/Answers.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

#include <utility>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView mask("\x11\x22\x33\x44");

template<typename Number>
QByteArray bigEndian(Number number)
{
    const Number swapped = qToBigEndian(number);
    return {reinterpret_cast<const char *>(&swapped), sizeof swapped};
}

} // namespace

int RawWebSocket::Frame::closeCode() const
{
    return payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.constData());
}

QJsonObject RawWebSocket::Frame::json() const
{
    return QJsonDocument::fromJson(payload).object();
}

QString RawWebSocket::Frame::type() const
{
    return json().value("type"_L1).toString();
}

RawWebSocket::RawWebSocket(const QUrl &service)
    : m_service(service)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
        if (!m_paused)
            m_in += m_socket.readAll();
    });
    m_socket.connectToHost(QHostAddress(service.host()), static_cast<quint16>(service.port()));
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

QByteArray RawWebSocket::upgradeHead(const QUrl &service, const QByteArray &moreHeaders)
{
    return "GET /api/code/session HTTP/1.1\r\nHost: " + service.authority().toLatin1()
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + moreHeaders + "\r\n";
}

int RawWebSocket::upgrade(const QByteArray &head, std::chrono::milliseconds timeout)
{
    m_socket.write(head);
    (void)QTest::qWaitFor([this] { return m_in.contains("\r\n\r\n"); }, QDeadlineTimer(timeout));
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    m_answer = m_in.first(end + 4);
    m_in.remove(0, end + 4);
    return m_answer.mid(9, 3).toInt();
}

bool RawWebSocket::open()
{
    return upgrade(upgradeHead(m_service)) == 101;
}

void RawWebSocket::sendBytes(const QByteArray &bytes)
{
    m_socket.write(bytes);
}

void RawWebSocket::sendText(const QByteArray &text)
{
    m_socket.write(frame(Text, text));
}

void RawWebSocket::sendJson(const QJsonObject &object)
{
    sendText(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QByteArray RawWebSocket::frame(quint8 opcode, const QByteArray &payload, bool final, bool masked,
                               std::optional<quint64> announced, quint8 reservedBits)
{
    const quint64 length = announced.value_or(static_cast<quint64>(payload.size()));
    const int maskBit = masked ? 0x80 : 0;
    QByteArray bytes;
    bytes += static_cast<char>((final ? 0x80 : 0) | (reservedBits << 4) | opcode);
    if (length < 126)
        bytes += static_cast<char>(maskBit | static_cast<int>(length));
    else if (length <= 0xffff)
        bytes += static_cast<char>(maskBit | 126) + bigEndian(static_cast<quint16>(length));
    else
        bytes += static_cast<char>(maskBit | 127) + bigEndian(length);
    if (!masked)
        return bytes + payload;
    bytes += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
    return bytes;
}

std::optional<RawWebSocket::Frame> RawWebSocket::take()
{
    if (m_in.size() < 2)
        return {};
    qsizetype at = 2;
    quint64 length = static_cast<quint8>(m_in[1]) & 0x7f;
    if (length == 126 || length == 127) {
        const qsizetype bytes = length == 126 ? 2 : 8;
        if (m_in.size() < at + bytes)
            return {};
        length = bytes == 2 ? qFromBigEndian<quint16>(m_in.constData() + at)
                            : qFromBigEndian<quint64>(m_in.constData() + at);
        at += bytes;
    }
    if (static_cast<quint64>(m_in.size() - at) < length)
        return {};
    const auto size = static_cast<qsizetype>(length);
    const Frame found{static_cast<quint8>(m_in[0] & 0x0f), m_in.mid(at, size)};
    const bool final = (m_in[0] & 0x80) != 0;
    m_in.remove(0, at + size);
    if (found.opcode >= Close || (final && found.opcode != Continuation))
        return found;
    if (found.opcode != Continuation)
        m_begun = {found.opcode, {}};
    m_begun.payload += found.payload;
    return final ? std::optional(std::exchange(m_begun, {})) : take();
}

std::optional<RawWebSocket::Frame> RawWebSocket::next(std::chrono::milliseconds timeout)
{
    QSignalSpy arrived(&m_socket, &QTcpSocket::readyRead);
    const QDeadlineTimer deadline(timeout);
    for (;;) {
        if (auto found = take()) {
            if (found->opcode == Text)
                layDownAnswer({{u"message"_s, QString::fromUtf8(found->payload)}});
            return found;
        }
        if (deadline.hasExpired() || m_socket.state() == QAbstractSocket::UnconnectedState)
            return {};
        arrived.wait(static_cast<int>(std::min<qint64>(deadline.remainingTime(), 50)));
    }
}

QJsonObject RawWebSocket::nextOf(const QString &type, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (auto found = next(std::chrono::milliseconds(deadline.remainingTime()))) {
        if (found->opcode == Text && found->type() == type)
            return found->json();
    }
    return {};
}

int RawWebSocket::closedWith(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (auto found = next(std::chrono::milliseconds(deadline.remainingTime()))) {
        if (found->opcode == Close)
            return found->closeCode();
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState ? 0 : -1;
}

bool RawWebSocket::ends(std::chrono::milliseconds timeout)
{
    return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; },
                           QDeadlineTimer(timeout));
}

void RawWebSocket::pauseReading(bool paused)
{
    m_paused = paused;
    m_socket.setReadBufferSize(paused ? 1024 : 0);
    if (!paused)
        m_in += m_socket.readAll();
}

} // namespace learncode::test
