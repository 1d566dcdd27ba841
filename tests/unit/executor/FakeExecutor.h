// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/protocol/Protocol.h"

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QUrl>

class QWebSocket;
class QWebSocketServer;

namespace learncode::test {

/// Speaks the executor's side of the protocol as the test says.
class FakeExecutor final : public QObject
{
    Q_OBJECT

public:
    /// At any port, or at that one.
    explicit FakeExecutor(quint16 port = 0);
    ~FakeExecutor() override;

    /// Sent to whoever connects; an empty one is not sent.
    QJsonObject hello{{QStringLiteral("type"), QStringLiteral("hello")},
                      {QStringLiteral("protocol"), 1},
                      {QStringLiteral("language"), QStringLiteral("python")},
                      {QStringLiteral("version"), QStringLiteral("3.13.5")},
                      {QStringLiteral("slots"), 2},
                      {QStringLiteral("confinement"),
                       QJsonObject{{QStringLiteral("filter"), true}, {QStringLiteral("landlock"), 3}}}};

    [[nodiscard]] QUrl url() const;
    void send(const QJsonObject &message);
    void sendText(const QString &text);
    void sendFrame(const QByteArray &frame);
    void print(quint32 run, const QByteArray &bytes, protocol::Channel channel = protocol::Channel::Stdout);
    void finish(quint32 run, const QString &outcome = QStringLiteral("ok"), int exitCode = 0);
    /// As a killed container does: no closing handshake.
    void vanish();

    [[nodiscard]] QList<QJsonObject> received(const QString &type) const;
    /// The numbers of the runs asked for, in order.
    [[nodiscard]] QList<quint32> runs() const;

    QByteArray authorization;
    QByteArray input;
    QList<qsizetype> inputSizes;
    int connections = 0;

private:
    void accept();

    QWebSocketServer *m_server;
    QPointer<QWebSocket> m_peer;
    QList<QJsonObject> m_received;
};

} // namespace learncode::test
