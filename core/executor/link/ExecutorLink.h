// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/Wire.h"
#include "core/support/Error.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

class QWebSocket;

namespace learncode::executor {

struct LinkTimes
{
    std::chrono::milliseconds hello{20'000}; ///< from open() until the executor has said hello
    std::chrono::milliseconds retry{25}; ///< between attempts: a container that starts does not listen yet
    std::chrono::milliseconds ping{2'000}; ///< between pings
    std::chrono::milliseconds silence{10'000}; ///< with neither pong nor message: it is lost
};

/// The connection to one executor; the only class that knows there is a socket.
///
/// After open() follows up() or lost(); after up() messages, and lost() once when the connection breaks,
/// the executor falls silent or breaks the protocol. After lost(), nothing. Close it by deleting it.
class ExecutorLink final : public QObject
{
    Q_OBJECT

public:
    explicit ExecutorLink(LinkTimes times = {}, QObject *parent = nullptr);
    ~ExecutorLink() override;

    /// Connects to the executor of that language at ws://address:port. Once.
    void open(const QUrl &url, const QString &token, const QString &languageId);

    [[nodiscard]] bool isUp() const { return m_state == State::Up; }
    /// Ignored when the link is not up.
    void send(const QString &text);
    void send(const QByteArray &frame);

Q_SIGNALS:
    void up(const learncode::executor::wire::Hello &hello);
    void messageReceived(const learncode::executor::wire::Message &message);
    void chunkReceived(const learncode::executor::wire::Chunk &chunk);
    /// Codes: "executor_unreachable", "executor_lost", "executor_protocol".
    void lost(const learncode::Error &error);

private:
    enum class State { Idle, Connecting, Up, Lost };

    void connectSocket();
    void dropSocket();
    void onSocketGone(const QString &reason);
    void onText(const QString &text);
    void onFrame(const QByteArray &frame);
    void onHello(const wire::Hello &hello);
    void watch();
    void boundBacklog();
    void lose(const QString &code, const QString &detail);

    LinkTimes m_times;
    State m_state = State::Idle;
    QUrl m_url;
    QString m_token;
    QString m_languageId;
    QString m_lastFailure;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_deadline;
    QTimer m_retry;
    QTimer m_ping;
    QElapsedTimer m_heard;
};

} // namespace learncode::executor
