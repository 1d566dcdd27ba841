// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace learncode::http {

struct Header
{
    QByteArray name; ///< of a request: in lower case
    QByteArray value; ///< without white space around it
};

/// What a client asked for. Handlers see it whole, a screen before its body has arrived.
struct Request
{
    QByteArray method; ///< "POST"; methods are case-sensitive
    int minorVersion = 1; ///< of HTTP/1
    QByteArray path; ///< as sent, without the query: "/api/health"
    QByteArray authority; ///< of the target if it was an absolute URL, else of Host
    QList<Header> headers;
    QByteArray body;
    QHostAddress peerAddress;
    QHostAddress localAddress; ///< the one the client connected to

    qint64 contentLength = 0; ///< as announced
    bool hasMore = false; ///< more than the head had come when it was screened

    /// The value of the first header of that name (lower case); nothing if there is none.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
};

/// An answer. Its length, date, connection and security headers are added when it is sent.
struct Response
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<Header> headers; ///< further ones
};

[[nodiscard]] Response jsonResponse(const QJsonObject &object, int status = 200);

/// `{"success": false, "message": …, "code": …}`, with `"retryable": true` for 503.
[[nodiscard]] Response errorResponse(int status, const QString &code, const QString &message);

/// 404.
[[nodiscard]] Response notFound();

/// All headers of an answer but its length: its own and those that every answer carries.
[[nodiscard]] QList<Header> allHeaders(const Response &response);

/// The answer as bytes; \a withBody is false for HEAD.
[[nodiscard]] QByteArray serialize(const Response &response, bool withBody);

} // namespace learncode::http
