// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/Wire.h"
#include "core/support/Clock.h"
#include "core/support/Error.h"

#include <QObject>
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
    /// \a clock must live as long as this.
    explicit ExecutorLink(LinkTimes times = {}, const Clock &clock = Clock::machine(), QObject *parent = nullptr);
    ~ExecutorLink() override;

    /// Connects to the executor of that language at ws://address:port. Once.
    void open(const QUrl &url, const QString &token, const QString &languageId);

    [[nodiscard]] bool isUp() const { return m_state == State::Up; }
    /// For how long nothing has been heard of the executor; of use while the link is up.
    [[nodiscard]] std::chrono::nanoseconds silence() const { return m_clock.now() - m_heard; }
    /// What its times are measured with.
    [[nodiscard]] const Clock &clock() const { return m_clock; }
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
    void hear();
    void watch();
    void boundBacklog();
    void lose(const QString &code, const QString &detail);

    LinkTimes m_times;
    const Clock &m_clock;
    State m_state = State::Idle;
    QUrl m_url;
    QString m_token;
    QString m_languageId;
    QString m_lastFailure;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<Timer> m_deadline;
    std::unique_ptr<Timer> m_retry;
    std::unique_ptr<Timer> m_ping;
    Clock::TimePoint m_heard; ///< when it last said something
};

} // namespace learncode::executor
