// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/Session.h"

#include "core/http/json/Background.h"
#include "core/http/guard/GuardedConnection.h"
#include "core/http/guard/Metrics.h"
#include "core/http/session/SessionReplies.h"
#include "core/http/session/SessionRun.h"
#include "core/run/LimitText.h"
#include "core/support/Logging.h"

#include <utility>

namespace learncode::http {

using namespace Qt::StringLiterals;
using QWebSocketProtocol::CloseCode;

namespace {

// By which a message may be too large and still be told so; one far beyond is cut off by Qt.
constexpr quint64 tellableBytes = 64 * 1024;
constexpr qint64 pingFrameBytes = 2;
constexpr std::chrono::milliseconds lingerTime{2000};

} // namespace

Session::Session(std::unique_ptr<QWebSocket> socket, GuardedConnection *connection, const SessionContext &context,
                 QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(std::move(socket))
    , m_address(m_socket->peerAddress())
    , m_messages(context.options.messagesPerSecond, 5.0 * context.options.messagesPerSecond)
    , m_bytes(context.options.bytesPerSecond,
              std::max(4.0 * context.options.bytesPerSecond, 2.0 * static_cast<double>(context.options.messageBytes)))
    , m_idle(context.clock->makeTimer())
    , m_heartbeat(context.clock->makeTimer())
    , m_linger(context.clock->makeTimer())
{
    m_socket->setParent(nullptr);
    const auto most = static_cast<quint64>(context.options.messageBytes) + tellableBytes;
    m_socket->setMaxAllowedIncomingFrameSize(most);
    m_socket->setMaxAllowedIncomingMessageSize(most);
    listen();
    if (connection)
        connect(connection, &GuardedConnection::received, this, &Session::receivedBytes);
    startTimers();
    // It may have left already.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(this, &Session::gone, Qt::QueuedConnection);
}

Session::~Session()
{
    m_socket->disconnect(this);
}

void Session::listen()
{
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Session::received);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] {
        close(QWebSocketProtocol::CloseCodeDatatypeNotSupported,
              {u"bad_message"_s, tr("Send texts of JSON, not binary messages."), {}});
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_asked = false; });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &Session::sent);
    connect(m_socket.get(), &QWebSocket::aboutToClose, this, &Session::windDown);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &Session::gone);
}

void Session::startTimers()
{
    connect(m_idle.get(), &Timer::timeout, this, [this] {
        close(QWebSocketProtocol::CloseCodeNormal,
              {u"idle"_s, tr("Nothing has been run for a while. Connect again to go on."), {}});
    });
    m_idle->start(m_context.options.idle);
    connect(m_heartbeat.get(), &Timer::timeout, this, &Session::beat);
    m_heartbeat->start(m_context.options.ping);
    connect(m_linger.get(), &Timer::timeout, m_socket.get(), &QWebSocket::abort);
}

void Session::close(CloseCode closeCode, const Error &reason)
{
    if (m_left || m_closing)
        return;
    windDown();
    if (!reason.code.isEmpty())
        m_socket->sendTextMessage(session::errorMessage(reason));
    m_socket->close(closeCode, reason.code);
}

// Whoever closes, be it Qt for a frame that breaks the protocol: the run ends now, and the connection soon,
// whether the client reads what is left or not.
void Session::windDown()
{
    if (std::exchange(m_closing, true))
        return;
    m_inbox.clear();
    m_idle->stop();
    m_heartbeat->stop();
    m_linger->start(lingerTime);
    if (m_run)
        m_run->abandon();
}

void Session::received(const QString &text)
{
    if (m_closing)
        return;
    m_asked = false;
    if (!m_run)
        m_idle->start(m_context.options.idle);
    const QByteArray message = text.toUtf8();
    if (message.size() > m_context.options.messageBytes)
        return close(
            QWebSocketProtocol::CloseCodeTooMuchData,
            {u"too_large"_s, LimitText::tooLarge(LimitText::Part::Message, m_context.options.messageBytes), {}});
    if (!m_messages.take(1, now()))
        return close(QWebSocketProtocol::CloseCodePolicyViolated,
                     {u"too_fast"_s,
                      tr("Too many messages at once. Connect again, and send at most %1 a second.")
                          .arg(m_context.options.messagesPerSecond),
                      {}});
    m_inbox.enqueue(message);
    readNext();
}

void Session::receivedBytes(qint64 bytes)
{
    if (m_closing)
        return;
    // Answers to pings that nobody reads are not seen here otherwise.
    if (m_socket->bytesToWrite() > m_context.options.absurdBytes)
        return m_socket->abort();
    if (!m_bytes.take(static_cast<double>(bytes), now()))
        close(QWebSocketProtocol::CloseCodePolicyViolated,
              {u"too_fast"_s,
               tr("Too many bytes at once. Connect again, and send at most %1 a second.")
                   .arg(LimitText::size(m_context.options.bytesPerSecond)),
               {}});
}

void Session::readNext()
{
    while (!m_reading && !m_inbox.isEmpty()) {
        const QByteArray text = m_inbox.dequeue();
        const auto read = [text, rules = m_context.rules] { return session::parse(text, rules); };
        if (text.size() <= Background::smallBytes) {
            handle(read());
            continue;
        }
        m_reading = true;
        m_context.background->run(read).then(this, [this](const Result<session::Message> &message) {
            m_reading = false;
            handle(message);
            readNext();
        });
    }
}

void Session::handle(const Result<session::Message> &message)
{
    if (m_closing || m_left)
        return;
    if (!message) {
        if (message.error().code == "not_json"_L1)
            return close(QWebSocketProtocol::CloseCodeWrongDatatype, message.error());
        return send(session::errorMessage(message.error()));
    }
    if (const auto *run = std::get_if<session::Run>(&*message))
        begin(*run);
    else if (m_run) // what comes after its run has ended is not wrong, only late
        tell(*message);
}

void Session::begin(const session::Run &message)
{
    if (m_run)
        return send(session::errorMessage(
            {u"run_in_progress"_s, tr("A program is running. Stop it first, or wait until it has ended."), {}}));
    RunRequest request = message.request;
    request.client = m_address.toString();
    m_idle->stop();
    m_run =
        new SessionRun(std::unique_ptr<Run>(m_context.runner->start(request, nullptr)),
                       contextOf(request, *m_context.rules.languages), m_context.keptBytes, m_context.background, this);
    connect(m_run, &SessionRun::said, this, [this](const QString &text) {
        send(text);
        sent(0);
    });
    connect(m_run, &SessionRun::ended, this,
            [this, language = request.languageId](const RunResult &result, const QString &text) {
                runEnded(language, result, text);
            });
    if (!message.typed.isEmpty())
        m_run->run().writeInput(message.typed);
}

void Session::tell(const session::Message &message)
{
    Run &run = m_run->run();
    std::visit(Overloaded{[](const session::Run &) {},
                          [&run](const session::Input &input) { run.writeInput(input.bytes); },
                          [&run](const session::EndOfFile &) { run.closeInput(); },
                          [&run](const session::Resize &resize) { run.resizeTerminal(resize.size); },
                          [&run](const session::Stop &) { run.stop(); }},
               message);
}

void Session::send(const QString &message)
{
    if (!m_closing && !m_left)
        m_socket->sendTextMessage(message);
}

void Session::sent(qint64 bytes)
{
    m_writtenSincePing += bytes;
    if (m_run && m_socket->bytesToWrite() <= m_context.options.pendingBytes)
        m_run->acknowledge();
}

void Session::runEnded(const QString &languageId, const RunResult &result, const QString &message)
{
    m_context.metrics->countRun(languageId, result);
    std::exchange(m_run, nullptr)->deleteLater();
    if (m_left) {
        deleteLater();
        return;
    }
    if (m_closing)
        return;
    m_idle->start(m_context.options.idle);
    send(message);
}

void Session::beat()
{
    // A client that takes what it is sent is there, even if its answer has to wait behind that.
    if (m_asked && m_writtenSincePing <= pingFrameBytes) {
        qCInfo(lcHttp).noquote() << "A session's client at" << m_address.toString() << "has fallen silent";
        m_socket->abort();
        return;
    }
    m_asked = true;
    m_writtenSincePing = 0;
    m_socket->ping();
    m_heartbeat->start(m_context.options.ping);
}

void Session::gone()
{
    if (std::exchange(m_left, true))
        return;
    windDown();
    m_linger->stop();
    Q_EMIT left();
    if (!m_run)
        deleteLater();
}

} // namespace learncode::http
