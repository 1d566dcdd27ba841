// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/session/SessionMessages.h"
#include "core/http/session/SessionOptions.h"
#include "core/http/session/TokenBucket.h"
#include "core/run/RunResult.h"
#include "core/support/Clock.h"

#include <QHostAddress>
#include <QPointer>
#include <QQueue>
#include <QWebSocket>

#include <memory>

namespace learncode {
class Runner;
} // namespace learncode

namespace learncode::http {

class Background;
class GuardedConnection;
class Metrics;
class SessionRun;

/// What sessions share.
struct SessionContext
{
    Runner *runner = nullptr;
    session::Rules rules;
    SessionOptions options;
    qint64 keptBytes = 1 << 20; ///< of a run's output, for its result
    const Clock *clock = &Clock::machine();
    Metrics *metrics = nullptr;
    Background *background = nullptr;
};

/// A client's WebSocket: one run at a time, any number after one another. It ends when either side closes,
/// when the client falls silent or breaks a rule; its run is stopped then.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// \a context outlives it.
    Session(std::unique_ptr<QWebSocket> socket, GuardedConnection *connection, const SessionContext &context,
            QObject *parent);
    ~Session() override;

    [[nodiscard]] QHostAddress clientAddress() const { return m_address; }
    /// Says why, if there is a reason to, and closes.
    void close(QWebSocketProtocol::CloseCode closeCode, const Error &reason = {});

Q_SIGNALS:
    /// The connection is over, however it ended. Emitted once; the session deletes itself when its run is
    /// over, too.
    void left();

private:
    void listen();
    void startTimers();
    void received(const QString &text);
    void receivedBytes(qint64 bytes);
    void readNext();
    void handle(const Result<session::Message> &message);
    void begin(const session::Run &message);
    void tell(const session::Message &message);
    void send(const QString &message);
    void sent(qint64 bytes);
    void runEnded(const QString &languageId, const RunResult &result, const QString &message);
    void beat();
    void windDown();
    void gone();

    [[nodiscard]] std::chrono::nanoseconds now() const { return m_context.clock->now().time_since_epoch(); }

    const SessionContext &m_context;
    std::unique_ptr<QWebSocket> m_socket;
    QHostAddress m_address;
    SessionRun *m_run = nullptr; ///< a child
    QQueue<QByteArray> m_inbox; ///< not yet read; bounded, as what clients send is
    bool m_reading = false; ///< a large message is being read beside the event loop
    bool m_closing = false;
    bool m_left = false;
    TokenBucket m_messages;
    TokenBucket m_bytes;
    std::unique_ptr<Timer> m_idle;
    std::unique_ptr<Timer> m_heartbeat;
    std::unique_ptr<Timer> m_linger;
    bool m_asked = false; ///< a ping is under way
    qint64 m_writtenSincePing = 0;
};

} // namespace learncode::http
