// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/ExecutorLink.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QWebSocket>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

// Far more than all slots' input together: an executor that lets so much pile up reads no more.
constexpr qint64 maxBacklogBytes = 32ll << 20;

} // namespace

ExecutorLink::ExecutorLink(LinkTimes times, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_times(times)
    , m_clock(clock)
    , m_deadline(clock.makeTimer())
    , m_retry(clock.makeTimer())
    , m_ping(clock.makeTimer())
    , m_heard(clock.now())
{
    connect(m_deadline.get(), &Timer::timeout, this, [this] { lose(u"executor_unreachable"_s, m_lastFailure); });
    connect(m_retry.get(), &Timer::timeout, this, &ExecutorLink::connectSocket);
    connect(m_ping.get(), &Timer::timeout, this, &ExecutorLink::watch);
}

ExecutorLink::~ExecutorLink()
{
    dropSocket();
}

void ExecutorLink::open(const QUrl &url, const QString &token, const QString &languageId)
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::Connecting;
    m_url = url;
    m_token = token;
    m_languageId = languageId;
    m_lastFailure = u"no hello in time"_s;
    m_deadline->start(m_times.hello);
    connectSocket();
}

void ExecutorLink::send(const QString &text)
{
    if (m_state != State::Up)
        return;
    m_socket->sendTextMessage(text);
    boundBacklog();
}

void ExecutorLink::send(const QByteArray &frame)
{
    if (m_state != State::Up)
        return;
    m_socket->sendBinaryMessage(frame);
    boundBacklog();
}

void ExecutorLink::connectSocket()
{
    constexpr auto largest = static_cast<quint64>(protocol::maxTextBytes);
    m_socket = std::make_unique<QWebSocket>();
    // An application-wide proxy, or one from the environment, must never come between.
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingFrameSize(largest);
    m_socket->setMaxAllowedIncomingMessageSize(largest);

    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &ExecutorLink::onText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &ExecutorLink::onFrame);
    connect(m_socket.get(), &QWebSocket::pong, this, &ExecutorLink::hear);
    connect(m_socket.get(), &QWebSocket::errorOccurred, this, [this] { onSocketGone(m_socket->errorString()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] { onSocketGone(m_socket->closeReason()); });

    QNetworkRequest request(m_url);
    request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    m_socket->open(request);
}

void ExecutorLink::dropSocket()
{
    if (!m_socket)
        return;
    // Often called from one of its own signals: it may only go when that has returned.
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater();
}

void ExecutorLink::onSocketGone(const QString &reason)
{
    if (m_state == State::Up) {
        lose(u"executor_lost"_s, reason);
    } else if (m_state == State::Connecting) {
        m_lastFailure = reason;
        dropSocket();
        m_retry->start(m_times.retry);
    }
}

void ExecutorLink::onText(const QString &text)
{
    hear();
    const auto message = wire::decodeText(text);
    const auto *hello = message ? std::get_if<wire::Hello>(&*message) : nullptr;
    if (!message || (hello != nullptr) == (m_state == State::Up)) {
        lose(u"executor_protocol"_s, u"unexpected message: "_s + text.left(200));
        return;
    }
    if (hello)
        onHello(*hello);
    else if (!std::holds_alternative<wire::Unknown>(*message))
        Q_EMIT messageReceived(*message);
}

void ExecutorLink::onFrame(const QByteArray &frame)
{
    hear();
    const auto chunk = wire::decodeFrame(frame);
    if (!chunk || m_state != State::Up) {
        lose(u"executor_protocol"_s, u"unexpected frame of %1 bytes"_s.arg(frame.size()));
        return;
    }
    Q_EMIT chunkReceived(*chunk);
}

void ExecutorLink::onHello(const wire::Hello &hello)
{
    if (hello.protocol != protocol::version || hello.language != m_languageId) {
        lose(u"executor_protocol"_s,
             u"it speaks version %1 for \"%2\""_s.arg(QString::number(hello.protocol), hello.language));
        return;
    }
    m_state = State::Up;
    m_deadline->stop();
    m_ping->start(m_times.ping);
    Q_EMIT up(hello);
}

void ExecutorLink::hear()
{
    m_heard = m_clock.now();
}

void ExecutorLink::watch()
{
    if (silence() > m_times.silence) {
        lose(u"executor_lost"_s, u"no answer to pings"_s);
        return;
    }
    m_ping->start(m_times.ping);
    m_socket->ping();
}

void ExecutorLink::boundBacklog()
{
    if (m_socket->bytesToWrite() <= maxBacklogBytes)
        return;
    // Later, as whoever sends now does not expect to be told in the middle of it.
    QMetaObject::invokeMethod(this, [this] { lose(u"executor_lost"_s, u"it reads no more"_s); }, Qt::QueuedConnection);
}

void ExecutorLink::lose(const QString &code, const QString &detail)
{
    if (m_state == State::Lost)
        return;
    m_state = State::Lost;
    m_deadline->stop();
    m_retry->stop();
    m_ping->stop();
    dropSocket();

    const QString message = code == "executor_lost"_L1
        ? tr("The program's container was lost while it ran. Run it again.")
        : tr("The container for this language started, but cannot be used.");
    Q_EMIT lost({code, message, detail});
}

} // namespace learncode::executor
