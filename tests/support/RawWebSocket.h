// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Patience.h"

#include <QJsonObject>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <optional>

namespace learncode::test {

/// A WebSocket client that does exactly what it is told, wrong or right: its own handshake, its own frames.
/// It answers no pings and reads no more than it is asked to if reading is paused.
class RawWebSocket final
{
public:
    enum Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    struct Frame
    {
        quint8 opcode = 0;
        QByteArray payload;

        /// Of a close frame; 0 if it has none.
        [[nodiscard]] int closeCode() const;
        [[nodiscard]] QJsonObject json() const;
        [[nodiscard]] QString type() const;
    };

    /// Connects; the service is an http address.
    explicit RawWebSocket(const QUrl &service);

    /// The head of an upgrade that an honest client sends, its own headers last.
    [[nodiscard]] static QByteArray upgradeHead(const QUrl &service, const QByteArray &moreHeaders = {});
    /// Sends the head and waits for the answer's; its status, 0 if there is none in time.
    [[nodiscard]] int upgrade(const QByteArray &head, std::chrono::milliseconds timeout = patience);
    /// Upgrades as an honest client does.
    [[nodiscard]] bool open();

    void sendBytes(const QByteArray &bytes);
    void sendText(const QByteArray &text);
    void sendJson(const QJsonObject &object);

    /// A frame as bytes. The length in its head may be another than the payload's.
    [[nodiscard]] static QByteArray frame(quint8 opcode, const QByteArray &payload, bool final = true,
                                          bool masked = true, std::optional<quint64> announced = {},
                                          quint8 reservedBits = 0);

    /// The next message or control frame, put together if it came in fragments; nothing if none comes in time.
    [[nodiscard]] std::optional<Frame> next(std::chrono::milliseconds timeout = patience);
    /// The next message of that type, those before it passed over; empty if none comes in time.
    [[nodiscard]] QJsonObject nextOf(const QString &type, std::chrono::milliseconds timeout = patience);
    /// The code of the close frame, everything before it passed over; 0 if the connection just ends, -1 if it
    /// stays open.
    [[nodiscard]] int closedWith(std::chrono::milliseconds timeout = patience);
    /// Whether the connection ends in time.
    [[nodiscard]] bool ends(std::chrono::milliseconds timeout = patience);

    /// While paused nothing is taken from the kernel, whose buffer is small.
    void pauseReading(bool paused);
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }
    /// What the server sent before the frames.
    [[nodiscard]] const QByteArray &answer() const { return m_answer; }

private:
    [[nodiscard]] std::optional<Frame> take();

    QUrl m_service;
    QTcpSocket m_socket;
    QByteArray m_in;
    QByteArray m_answer;
    Frame m_begun; ///< a message whose end has not come
    bool m_paused = false;
};

} // namespace learncode::test
