// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/HttpMessage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::HttpMessage)
};

constexpr QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
    }
}

void appendHeader(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

std::optional<QByteArray> Request::header(QByteArrayView name) const
{
    const auto found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::nullopt : std::optional(found->value);
}

Response jsonResponse(const QJsonObject &object, int status)
{
    return {.status = status,
            .contentType = "application/json",
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
            .headers = {}};
}

Response errorResponse(int status, const QString &code, const QString &message)
{
    QJsonObject object{{u"success"_s, false}, {u"message"_s, message}, {u"code"_s, code}};
    if (status == 503)
        object.insert(u"retryable"_s, true);
    return jsonResponse(object, status);
}

Response notFound()
{
    return errorResponse(404, u"not_found"_s,
                         Text::tr("There is nothing here. GET /api/openapi.json tells what there is."));
}

QList<Header> allHeaders(const Response &response)
{
    QList<Header> headers{{"Date", httpDate()},
                          {"X-Content-Type-Options", "nosniff"},
                          {"Cache-Control", "no-store"},
                          {"Referrer-Policy", "no-referrer"},
                          {"Cross-Origin-Resource-Policy", "same-origin"},
                          {"Connection", "close"}};
    if (!response.contentType.isEmpty())
        headers.append({"Content-Type", response.contentType});
    // An answer that says something else about itself means it instead, not also.
    headers.removeIf([&](const Header &usual) {
        return std::ranges::any_of(response.headers, [&](const Header &own) { return own.name == usual.name; });
    });
    return headers + response.headers;
}

QByteArray serialize(const Response &response, bool withBody)
{
    QByteArray out =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status).toByteArray() + "\r\n";
    for (const Header &header : allHeaders(response))
        appendHeader(out, header.name, header.value);
    if (response.status != 204)
        appendHeader(out, "Content-Length", QByteArray::number(response.body.size()));
    out += "\r\n";
    return withBody ? out + response.body : out;
}

} // namespace learncode::http
