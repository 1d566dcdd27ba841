// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/WebSocketUpgrade.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

// Qt reads no longer lines of a handshake.
constexpr qsizetype maxLineBytes = 8000;
constexpr qsizetype keyBytes = 16;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::WebSocketUpgrade)
};

Response bad(const QString &what)
{
    return errorResponse(400, u"bad_request"_s, what);
}

Response upgradeRequired(const QString &what)
{
    Response response = errorResponse(426, u"upgrade_required"_s, what);
    response.headers = {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Version", "13"}};
    return response;
}

// The value of a header that is there exactly once.
QByteArray only(const Request &head, QByteArrayView name)
{
    return std::ranges::count(head.headers, name, &Header::name) == 1 ? *head.header(name) : QByteArray();
}

bool isKey(const QByteArray &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(value, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == keyBytes;
}

bool hasConnectionOption(const Request &head, QByteArrayView option)
{
    const auto options = only(head, "connection").split(',');
    return std::ranges::any_of(
        options, [&](const QByteArray &one) { return one.trimmed().compare(option, Qt::CaseInsensitive) == 0; });
}

} // namespace

bool asksForWebSocket(const Request &head)
{
    return head.header("upgrade").value_or(QByteArray()).toLower().contains("websocket");
}

std::optional<Response> checkUpgrade(const Request &head)
{
    if (!asksForWebSocket(head))
        return upgradeRequired(
            Text::tr("This address is for WebSockets. POST /api/code/execute takes single requests."));
    if (head.method != "GET" || head.contentLength > 0 || head.minorVersion < 1)
        return bad(Text::tr("A WebSocket begins with a GET of HTTP/1.1 without a body."));
    // Qt would lose it without a word.
    if (head.hasMore)
        return bad(Text::tr("A WebSocket's client has to wait for the answer before it sends more."));
    if (only(head, "upgrade").compare("websocket", Qt::CaseInsensitive) != 0 || !hasConnectionOption(head, "upgrade"))
        return bad(Text::tr("A WebSocket begins with the headers \"Connection: Upgrade\" and \"Upgrade: websocket\"."));
    if (only(head, "sec-websocket-version") != "13")
        return upgradeRequired(Text::tr("This server speaks version 13 of the WebSocket protocol."));
    if (!isKey(only(head, "sec-websocket-key")))
        return bad(Text::tr("The header Sec-WebSocket-Key must be 16 bytes in Base64."));
    if (std::ranges::any_of(
            head.headers, [](const Header &header) { return header.name.size() + header.value.size() > maxLineBytes; }))
        return errorResponse(431, u"header_too_large"_s, Text::tr("A header of the request is too long."));
    return {};
}

} // namespace learncode::http
