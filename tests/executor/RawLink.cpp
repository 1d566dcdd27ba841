// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/RawLink.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int endlessMs = 3'000'000;

QByteArray message(const QString &type, quint32 run, QJsonObject members = {})
{
    members[u"type"_s] = type;
    members[u"run"_s] = qint64{run};
    return QJsonDocument(members).toJson(QJsonDocument::Compact);
}

} // namespace

QString RunLog::outcome() const
{
    return finished[u"outcome"_s].toString();
}

QByteArray RunLog::describe() const
{
    return QJsonDocument(finished).toJson(QJsonDocument::Compact) + "\nstdout [" + out.left(2000) + "]\nstderr ["
        + err.left(2000) + "]\nwaited " + QByteArray::number(waits.size()) + " times, last after ["
        + (waits.isEmpty() ? QByteArray() : waits.last().all.right(200)) + "]";
}

RawLink::RawLink()
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RawLink::onText);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &RawLink::onFrame);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        if (!m_hello.isEmpty())
            qInfo() << "a link is gone:" << m_socket.closeCode() << m_socket.errorString();
    });
}

RawLink::~RawLink()
{
    m_socket.disconnect(this);
}

bool RawLink::open(const QUrl &url, const QString &token)
{
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired()) {
        m_socket.open(request);
        const bool settled =
            waitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState || !m_hello.isEmpty(); });
        if (settled && !m_hello.isEmpty())
            return true;
        m_socket.abort();
        QTest::qWait(50);
    }
    return false;
}

quint32 RawLink::start(QJsonObject members)
{
    const quint32 run = ++m_lastRun;
    if (!members.contains(u"wallMs"_s))
        members[u"wallMs"_s] = endlessMs;
    m_runs[run].sent.start();
    sendText(message(u"run"_s, run, std::move(members)));
    return run;
}

void RawLink::sendInput(quint32 run, const QByteArray &bytes)
{
    const auto header = protocol::encode({protocol::Channel::Input, run});
    const QByteArray head(reinterpret_cast<const char *>(header.data()), header.size());
    for (qsizetype at = 0; at < bytes.size(); at += protocol::maxPayloadBytes)
        sendFrame(head + bytes.sliced(at, std::min<qsizetype>(protocol::maxPayloadBytes, bytes.size() - at)));
}

void RawLink::sendEof(quint32 run)
{
    sendText(message(u"eof"_s, run));
}

void RawLink::sendStop(quint32 run)
{
    sendText(message(u"stop"_s, run));
}

void RawLink::sendResize(quint32 run, int cols, int rows)
{
    sendText(message(u"resize"_s, run, {{u"cols"_s, cols}, {u"rows"_s, rows}}));
}

void RawLink::sendAck(quint32 run, qint64 bytes)
{
    sendText(message(u"ack"_s, run, {{u"bytes"_s, bytes}}));
}

void RawLink::sendText(const QByteArray &text)
{
    m_socket.sendTextMessage(QString::fromUtf8(text));
}

void RawLink::sendFrame(const QByteArray &frame)
{
    m_socket.sendBinaryMessage(frame);
}

bool RawLink::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds timeout)
{
    // QTest::qWaitFor sleeps 10 ms at a time, in which nothing is received: times would mean little.
    QEventLoop loop;
    QTimer often;
    QDeadlineTimer deadline(timeout);
    bool held = condition();
    QObject::connect(&often, &QTimer::timeout, &loop, [&] {
        held = condition(); // once: what holds for a moment has held
        if (held || deadline.hasExpired())
            loop.quit();
    });
    if (held)
        return true;
    often.start(2);
    loop.exec();
    return held;
}

bool RawLink::waitForEnd(quint32 run)
{
    return waitFor([&] { return m_runs[run].hasEnded() || !isOpen(); }) && m_runs[run].hasEnded();
}

RunLog &RawLink::run(const QByteArray &code, const QByteArray &input, QJsonObject members)
{
    members[u"code"_s] = QString::fromUtf8(code);
    const quint32 run = start(std::move(members));
    if (!input.isEmpty())
        sendInput(run, input);
    sendEof(run);
    std::ignore = waitForEnd(run);
    return m_runs[run];
}

QStringList RawLink::errorCodes() const
{
    QStringList codes;
    for (const QJsonObject &error : m_errors)
        codes.append(error[u"code"_s].toString());
    return codes;
}

void RawLink::onText(const QString &text)
{
    texts.append(text);
    const QJsonObject received = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = received[u"type"_s].toString();
    if (type == "hello"_L1)
        m_hello = received;
    else if (type == "error"_L1)
        m_errors.append(received);
    if (type != "phase"_L1 && type != "finished"_L1 && type != "waiting"_L1)
        return;
    RunLog &log = m_runs[static_cast<quint32>(received[u"run"_s].toInteger())];
    log.afterTheEnd += log.hasEnded();
    if (type == "phase"_L1) {
        log.phases.append(received[u"phase"_s].toString());
    } else if (type == "waiting"_L1) {
        const qint64 now = log.sent.nsecsElapsed() / 1000;
        log.waits.append({now, now - log.lastOutputUs, log.all});
    } else {
        if (!log.phases.contains(u"running"_s)) { // why it did not begin
            log.err += log.compiler;
            log.all += log.compiler;
        }
        log.finished = received;
        log.tookMs = log.sent.elapsed();
    }
}

void RawLink::onFrame(const QByteArray &frame)
{
    if (frames.size() == 100)
        frames.removeFirst();
    frames.append(frame);
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(frame.constData());
    const auto header = protocol::decode({bytes, static_cast<std::size_t>(frame.size())});
    if (!header || header->channel == protocol::Channel::Input) {
        m_errors.append({{u"code"_s, u"test_bad_frame"_s}});
        return;
    }
    RunLog &log = m_runs[header->run];
    const QByteArray payload = frame.sliced(protocol::FrameHeader::size);
    log.afterTheEnd += log.hasEnded();
    log.lastOutputUs = log.sent.nsecsElapsed() / 1000;
    log.pieces.append({log.sent.elapsed(), header->channel, payload});
    if (header->channel == protocol::Channel::Compiler) {
        log.compiler += payload;
        return;
    }
    (header->channel == protocol::Channel::Stderr ? log.err : log.out) += payload;
    log.all += payload;
    if (acknowledges)
        sendAck(header->run, payload.size());
}

} // namespace learncode::test
