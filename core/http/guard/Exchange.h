// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

#include <QHttpServerResponder>
#include <QObject>
#include <QPointer>

#include <optional>

namespace learncode::http {

class GuardedConnection;

/// One request waiting for its answer. Lives until it is answered or its client has left: hold it in a
/// QPointer.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    /// \a connection must have begun handling this request.
    Exchange(Request theRequest, QHttpServerResponder responder, GuardedConnection *connection, QObject *parent);

    const Request request;

    /// Answers. Only the first answer counts; the exchange is deleted later.
    void respond(const Response &response);

Q_SIGNALS:
    void responded(int status);
    /// The client closed the connection before it was answered. The exchange is deleted after it.
    void clientLeft();

private:
    void write(const Response &response);

    QPointer<GuardedConnection> m_connection;
    std::optional<QHttpServerResponder> m_responder;
};

} // namespace learncode::http
