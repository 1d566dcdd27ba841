// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/ChunkedBody.h"
#include "core/http/HttpMessage.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace learncode::http {

class Exchange;

/// Answers requests. Lives longer than every connection that has it.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;

    /// Sees the head of a request before its body is read; an answer here refuses it.
    [[nodiscard]] virtual std::optional<Response> screen(const Request &head) = 0;
    /// Answers a whole request, now or later, through the exchange.
    virtual void handle(Exchange *exchange) = 0;
    /// An answer of that status went out, also one that no handler gave.
    virtual void answered(const QByteArray &path, int status) = 0;
};

/// One request waiting for its answer. Owned by its connection: hold it in a QPointer.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    Exchange(Request theRequest, QObject *parent);

    const Request request;

    /// Answers. Only the first answer counts; the exchange is deleted later.
    void respond(const Response &response);

Q_SIGNALS:
    void responded(const learncode::http::Response &response);
    /// The client closed the connection before it was answered. The exchange is deleted after it.
    void clientLeft();

private:
    bool m_responded = false;
};

/// What a connection may use.
struct ConnectionLimits
{
    qint64 headerBytes = 16 * 1024;
    qint64 bodyBytes = 1 << 20;
    std::chrono::milliseconds receive{10'000}; ///< from the first byte until the request is whole
    std::chrono::milliseconds idle{15'000}; ///< without a byte between two requests
    std::chrono::milliseconds send{10'000}; ///< without the client taking a byte of the answer
    std::chrono::milliseconds linger{1'000}; ///< for the client to close after the last answer
};

/// One client's connection: reads requests one after the other, each whole before it is handled, and
/// writes their answers. Memory is bounded: a head, a body, an answer and a buffer of 64 KiB. Deletes
/// itself when the connection has ended.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket.
    HttpConnection(QTcpSocket *socket, RequestHandler *handler, ConnectionLimits limits, QObject *parent);

    /// Answers what is being handled, takes no further request and closes.
    void closeWhenIdle();
    /// Sends one answer without reading a request, and closes.
    void refuse(const Response &response);

private:
    enum class State { Head, Body, Handling, Sending, Lingering };

    void advance();
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    [[nodiscard]] bool readChunks();
    void acceptHead(Request head);
    void handle();
    void send(const Response &response, bool close);
    void sent();
    void linger();
    void expired();
    void disconnected();

    QTcpSocket *m_socket;
    RequestHandler *m_handler;
    ConnectionLimits m_limits;
    State m_state = State::Head;
    bool m_receiving = false; ///< a byte of the next request has arrived
    bool m_closeAfter = false;
    Request m_request;
    std::optional<ChunkedBody> m_chunks;
    QPointer<Exchange> m_exchange;
    QTimer m_deadline;
};

} // namespace learncode::http
