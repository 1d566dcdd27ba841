// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/json/Background.h"
#include "core/http/session/Session.h"
#include "core/http/session/SessionPlaces.h"

#include <QSet>

#include <optional>

namespace learncode::http {

struct Request;
struct Response;

/// GET /api/code/session: takes WebSockets in, as long as there is room, and makes sessions of them.
class SessionHost final : public QObject
{
    Q_OBJECT

public:
    /// The background of \a context is the host's own.
    explicit SessionHost(SessionContext context);
    ~SessionHost() override;

    /// The answer that refuses an upgrade: 503 `too_many_sessions`.
    [[nodiscard]] std::optional<Response> check(const Request &head) const;
    void accept(std::unique_ptr<QWebSocket> socket, GuardedConnection *connection);
    /// How many bytes of a message have to fit in a socket's buffer.
    [[nodiscard]] qint64 readBufferBytes() const;
    /// Ends all sessions, and takes in no more.
    void close();

private:
    Background m_background;
    SessionContext m_context;
    SessionPlaces m_places;
    QSet<Session *> m_sessions; ///< those whose client has not left
    bool m_closed = false;
};

} // namespace learncode::http
