// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/protocol/Protocol.h"
#include "tests/support/Patience.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <map>

namespace learncode::test {

/// Output of a run, when it came.
struct Piece
{
    qint64 atMs; ///< since the run was sent
    protocol::Channel channel;
    QByteArray bytes;
};

/// That a run's program waits for its input.
struct WaitNotice
{
    qint64 atUs; ///< since the run was sent
    qint64 afterOutputUs; ///< since its last output, or since the run was sent
    QByteArray all; ///< its output until then
};

/// All that came from one run.
struct RunLog
{
    QByteArray out; ///< of a terminal, all
    QByteArray err;
    QByteArray all; ///< both, in the order in which they came
    QByteArray compiler; ///< what a compiler said; in err and all only if the program did not begin
    QList<Piece> pieces;
    QList<WaitNotice> waits;
    QStringList phases;
    QJsonObject finished; ///< empty until then
    qint64 tookMs = -1; ///< from sending it to `finished`
    int afterTheEnd = 0; ///< messages of this run after its `finished`: never allowed
    qint64 lastOutputUs = 0;
    QElapsedTimer sent;

    [[nodiscard]] bool hasEnded() const { return !finished.isEmpty(); }
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QByteArray describe() const;
};

/// Speaks the executor protocol by hand, with none of the application's code between: what it sees is
/// what is on the wire.
class RawLink final : public QObject
{
public:
    RawLink();
    ~RawLink() override;

    /// Connects and waits for the hello. A container that has just been started may take a moment to listen.
    [[nodiscard]] bool open(const QUrl &url, const QString &token);
    /// Goes without a goodbye.
    void drop() { m_socket.abort(); }

    /// Sends a run with these members beside its number; its number. Without `wallMs` it may take longer than any test
    /// waits.
    [[nodiscard]] quint32 start(QJsonObject members);
    [[nodiscard]] quint32 start(const QByteArray &code)
    {
        return start({{QStringLiteral("code"), QString::fromUtf8(code)}});
    }
    void sendInput(quint32 run, const QByteArray &bytes);
    void sendEof(quint32 run);
    void sendStop(quint32 run);
    void sendResize(quint32 run, int cols, int rows);
    void sendAck(quint32 run, qint64 bytes);
    void sendText(const QByteArray &text);
    void sendFrame(const QByteArray &frame);

    /// Runs the event loop until it is so; false if it never is.
    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition,
                                      std::chrono::milliseconds timeout = patience);
    [[nodiscard]] bool waitForEnd(quint32 run);
    /// Starts it, with all of its input, and waits for its end.
    [[nodiscard]] RunLog &run(const QByteArray &code, const QByteArray &input = {}, QJsonObject members = {});

    [[nodiscard]] RunLog &log(quint32 run) { return m_runs[run]; }
    [[nodiscard]] const QJsonObject &hello() const { return m_hello; }
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// The codes of all `error` messages so far.
    [[nodiscard]] QStringList errorCodes() const;

    bool acknowledges = true; ///< each piece as it comes
    QStringList texts; ///< all, as received
    QList<QByteArray> frames; ///< the last 100, as received

private:
    void onText(const QString &text);
    void onFrame(const QByteArray &frame);

    QWebSocket m_socket;
    QJsonObject m_hello;
    QList<QJsonObject> m_errors;
    std::map<quint32, RunLog> m_runs; // whose references stay good
    quint32 m_lastRun = 0;
};

} // namespace learncode::test
