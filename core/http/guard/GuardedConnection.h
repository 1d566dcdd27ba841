// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"
#include "core/support/Clock.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTcpSocket;

namespace learncode::http {

/// What a connection may use.
struct ConnectionLimits
{
    qint64 headerBytes = 16 * 1024;
    qint64 bodyBytes = 1 << 20;
    std::chrono::milliseconds receive{10'000}; ///< from the first byte until the request is whole
    std::chrono::milliseconds idle{15'000}; ///< without a first byte
    std::chrono::milliseconds send{10'000}; ///< without the client taking a byte of the answer
    std::chrono::milliseconds linger{1'000}; ///< for the client to close after the answer
    const Clock *clock = &Clock::machine(); ///< that these times are of
};

/// Stands between one client and QHttpServer, which has no limits of its own.
///
/// It looks at the head of the request without taking it from the socket, and lets the socket through
/// only when the head is well-formed, within its limits and passes the screen. A connection carries one
/// request: QHttpServer reads on without bounds, so after the answer nobody but this object reads. The
/// socket belongs to QHttpServer once it is let through; this object ends with the socket. Once a WebSocket
/// has it, only its bytes are counted.
class GuardedConnection final : public QObject
{
    Q_OBJECT

public:
    /// Sees the head of a request; an answer refuses it.
    using Screen = std::function<std::optional<Response>(const Request &head)>;

    /// Belongs to the socket.
    GuardedConnection(QTcpSocket *socket, Screen screen, ConnectionLimits limits);

    /// Sends an answer of the guard's own, and closes.
    void refuse(const Response &response);
    /// Closes if no request is being handled yet.
    void closeIfIdle();

    /// The head of the request, once the connection is let through.
    [[nodiscard]] const Request &head() const { return m_head; }
    /// QHttpServer has read the request and hands it to a route. False if it comes too late, or is a
    /// second one: then nobody must answer it.
    [[nodiscard]] bool beginHandling();
    /// The answer has been written to the socket.
    void answerWritten();

    /// QHttpServer is about to hand the socket to a WebSocket, whose messages need such a buffer. False as
    /// for beginHandling().
    [[nodiscard]] bool beginUpgrade(qint64 readBufferBytes);
    /// The WebSocket has the socket, which ends with it.
    void upgraded(QObject *webSocket);

Q_SIGNALS:
    /// The head is good: QHttpServer may have the socket.
    void letThrough(QTcpSocket *socket);
    /// The guard itself answered.
    void refused(const QByteArray &path, int status);
    /// The client closed its connection, or its half of it, before it was answered.
    void clientLeft();
    /// So many bytes more have come for the WebSocket, those of control frames included.
    void received(qint64 bytes);

private:
    enum class State { Head, Receiving, Handling, Sending, Lingering, Upgraded };

    void readyRead();
    void readHead();
    void linger();
    void expired();
    void disconnected();
    void countReceived();

    QPointer<QTcpSocket> m_socket;
    Screen m_screen;
    ConnectionLimits m_limits;
    State m_state = State::Head;
    bool m_begun = false; ///< the first byte has come
    bool m_letThrough = false;
    Request m_head;
    quint64 m_received = 0; ///< by the WebSocket
    std::unique_ptr<Timer> m_deadline;
};

} // namespace learncode::http
