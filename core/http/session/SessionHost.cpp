// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/SessionHost.h"

#include "core/http/guard/HttpMessage.h"
#include "core/http/guard/Metrics.h"

#include <utility>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

// Beyond the largest message: the head of its frame, and what Session lets through to say it is too much.
constexpr qint64 slackBytes = 128 << 10;

QString tooManySessions()
{
    return SessionHost::tr("As many people as LearnCode has room for are using it. Please try again in a moment.");
}

} // namespace

SessionHost::SessionHost(SessionContext context)
    : m_context(std::move(context))
    , m_places(m_context.options.sessions, m_context.options.sessionsPerClient)
{
    m_context.background = &m_background;
}

SessionHost::~SessionHost()
{
    // Before what they use.
    qDeleteAll(findChildren<Session *>(Qt::FindDirectChildrenOnly));
}

std::optional<Response> SessionHost::check(const Request &head) const
{
    if (!m_closed && m_places.hasRoom(head.peerAddress))
        return {};
    return errorResponse(503, u"too_many_sessions"_s, tooManySessions());
}

void SessionHost::accept(std::unique_ptr<QWebSocket> socket, GuardedConnection *connection)
{
    const QHostAddress client = socket->peerAddress();
    const bool room = m_places.hasRoom(client);
    auto *session = new Session(std::move(socket), connection, m_context, this);
    m_sessions.insert(session);
    m_places.take(client);
    m_context.metrics->sessionOpened();
    connect(session, &Session::left, this, [this, session, client] {
        m_sessions.remove(session);
        m_places.giveBack(client);
        m_context.metrics->sessionClosed();
    });
    if (m_closed)
        session->close(QWebSocketProtocol::CloseCodeGoingAway);
    else if (!room) // others came in since it was checked
        session->close(QWebSocketProtocol::CloseCodePolicyViolated, {u"too_many_sessions"_s, tooManySessions(), {}});
}

qint64 SessionHost::readBufferBytes() const
{
    return m_context.options.messageBytes + slackBytes;
}

void SessionHost::close()
{
    m_closed = true;
    const auto sessions = m_sessions;
    for (Session *session : sessions)
        session->close(QWebSocketProtocol::CloseCodeGoingAway);
}

} // namespace learncode::http
