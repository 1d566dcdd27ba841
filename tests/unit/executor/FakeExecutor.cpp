// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/FakeExecutor.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketServer>

namespace learncode::test {

using namespace Qt::StringLiterals;

FakeExecutor::FakeExecutor(quint16 port)
    : m_server(new QWebSocketServer(u"executor"_s, QWebSocketServer::NonSecureMode, this))
{
    if (!m_server->listen(QHostAddress::LocalHost, port))
        qFatal("no port for the fake executor");
    connect(m_server, &QWebSocketServer::newConnection, this, &FakeExecutor::accept);
}

FakeExecutor::~FakeExecutor() = default;

QUrl FakeExecutor::url() const
{
    return m_server->serverUrl();
}

void FakeExecutor::accept()
{
    m_peer = m_server->nextPendingConnection();
    m_peer->setParent(this);
    ++connections;
    authorization = m_peer->request().rawHeader("Authorization");
    connect(m_peer, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { m_received.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
    connect(m_peer, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &frame) {
        inputSizes.append(frame.size() - qsizetype(protocol::FrameHeader::size));
        input += frame.sliced(protocol::FrameHeader::size);
    });
    if (!hello.isEmpty())
        send(hello);
}

void FakeExecutor::send(const QJsonObject &message)
{
    sendText(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void FakeExecutor::sendText(const QString &text)
{
    if (m_peer)
        m_peer->sendTextMessage(text);
}

void FakeExecutor::sendFrame(const QByteArray &frame)
{
    if (m_peer)
        m_peer->sendBinaryMessage(frame);
}

void FakeExecutor::print(quint32 run, const QByteArray &bytes, protocol::Channel channel)
{
    const auto header = protocol::encode({channel, run});
    sendFrame(QByteArray(reinterpret_cast<const char *>(header.data()), qsizetype(header.size())) + bytes);
}

void FakeExecutor::finish(quint32 run, const QString &outcome, int exitCode)
{
    send({{u"type"_s, u"finished"_s},
          {u"run"_s, qint64(run)},
          {u"outcome"_s, outcome},
          {u"exitCode"_s, exitCode},
          {u"wallMs"_s, 1.5}});
}

void FakeExecutor::vanish()
{
    if (m_peer)
        m_peer->abort();
}

QList<QJsonObject> FakeExecutor::received(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &message : m_received) {
        if (message["type"_L1].toString() == type)
            found.append(message);
    }
    return found;
}

QList<quint32> FakeExecutor::runs() const
{
    QList<quint32> numbers;
    for (const QJsonObject &message : received(u"run"_s))
        numbers.append(quint32(message["run"_L1].toInteger()));
    return numbers;
}

} // namespace learncode::test
