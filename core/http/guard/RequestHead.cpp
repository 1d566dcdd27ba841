// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/RequestHead.h"

#include "core/run/LimitText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxHeaders = 100;
constexpr qsizetype maxLengthDigits = 15;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::RequestHead)
};

std::unexpected<Response> bad(const QString &what)
{
    return std::unexpected(errorResponse(400, u"bad_request"_s, what));
}

bool isTokenChar(char c)
{
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return alphanumeric || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

bool isVisibleAscii(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "http://host/path" is what proxies send; RFC 9112 wants servers to take it.
bool splitAbsoluteTarget(QByteArrayView target, Request &request)
{
    constexpr QByteArrayView scheme("http://");
    if (target.size() < scheme.size() || target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return false;
    const QByteArrayView rest = target.sliced(scheme.size());
    const qsizetype slash = rest.indexOf('/');
    request.authority = (slash < 0 ? rest : rest.first(slash)).toByteArray();
    request.path = slash < 0 ? QByteArray("/") : rest.sliced(slash).toByteArray();
    return !request.authority.isEmpty();
}

std::expected<void, Response> parseRequestLine(QByteArrayView line, Request &request)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return bad(Text::tr("This is not an HTTP request."));
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method) || !isVisibleAscii(target))
        return bad(Text::tr("This is not an HTTP request."));
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.' || !isDigits(version.sliced(5, 1))
        || !isDigits(version.sliced(7)))
        return bad(Text::tr("This is not an HTTP request."));
    if (version[5] != '1')
        return std::unexpected(errorResponse(505, u"bad_request"_s, Text::tr("This server speaks HTTP/1.1.")));

    request.minorVersion = version[7] - '0';
    request.method = method.toByteArray();
    if (target.startsWith('/') || (target == "*" && method == "OPTIONS"))
        request.path = target.toByteArray();
    else if (!splitAbsoluteTarget(target, request))
        return bad(Text::tr("The target of the request is not a path."));
    if (const qsizetype query = request.path.indexOf('?'); query >= 0)
        request.path.truncate(query);
    return {};
}

std::expected<void, Response> parseHeaderLine(QByteArrayView line, Request &request)
{
    if (request.headers.size() >= maxHeaders)
        return std::unexpected(
            errorResponse(431, u"header_too_large"_s, Text::tr("The request has too many headers.")));
    // A line that begins with white space would continue the last one: obsolete, and read differently
    // by different servers. It has no token before its colon either.
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return bad(Text::tr("A header of the request is malformed."));
    request.headers.append({line.first(colon).toByteArray().toLower(), line.sliced(colon + 1).trimmed().toByteArray()});
    return {};
}

// The one that has to be there once, or may be there once.
std::expected<std::optional<QByteArray>, Response> single(const Request &request, QByteArrayView name)
{
    if (std::ranges::count(request.headers, name, &Header::name) > 1)
        return bad(Text::tr("A header that may be there only once is there twice."));
    return request.header(name);
}

std::expected<void, Response> readFraming(Request &request)
{
    const auto length = single(request, "content-length");
    const auto encoding = single(request, "transfer-encoding");
    if (!length || !encoding)
        return std::unexpected(!length ? length.error() : encoding.error());
    // Both together are how requests are smuggled past a proxy.
    if (*encoding && *length)
        return bad(Text::tr("Content-Length and Transfer-Encoding do not go together."));
    if (*encoding)
        return std::unexpected(
            errorResponse(411, u"bad_request"_s, Text::tr("Send the request with a Content-Length.")));
    if (*length) {
        if (!isDigits(**length))
            return bad(Text::tr("Content-Length is not a number."));
        if ((*length)->size() > maxLengthDigits)
            return std::unexpected(errorResponse(413, u"too_large"_s, Text::tr("The request is too large.")));
        request.contentLength = (*length)->toLongLong();
    }
    return {};
}

std::expected<void, Response> readExpectation(Request &request)
{
    const auto expectation = request.header("expect");
    if (!expectation)
        return {};
    if (expectation->compare("100-continue", Qt::CaseInsensitive) != 0)
        return std::unexpected(
            errorResponse(417, u"bad_request"_s, Text::tr("The only expectation known here is \"100-continue\".")));
    return {};
}

std::expected<void, Response> readHost(Request &request)
{
    const auto host = single(request, "host");
    if (!host)
        return std::unexpected(host.error());
    if (!*host)
        return bad(Text::tr("The header Host is missing."));
    if (request.authority.isEmpty())
        request.authority = **host;
    return {};
}

} // namespace

std::expected<qsizetype, Response> findHeadEnd(QByteArrayView bytes, qint64 maxBytes)
{
    const qsizetype found = bytes.indexOf("\r\n\r\n");
    const qsizetype end = found < 0 ? bytes.size() : found + 4;
    for (qsizetype i = 0; i < end; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const bool control = (c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7f;
        const bool bareLineFeed = c == '\n' && (i == 0 || bytes[i - 1] != '\r');
        const bool bareReturn = c == '\r' && i + 1 < bytes.size() && bytes[i + 1] != '\n';
        if (control || bareLineFeed || bareReturn || (i == 0 && !isTokenChar(bytes[0])))
            return bad(Text::tr("This is not an HTTP request."));
    }
    if (end > maxBytes)
        return std::unexpected(
            errorResponse(431, u"header_too_large"_s, LimitText::tooLarge(LimitText::Part::RequestHead, maxBytes)));
    return found < 0 ? 0 : end;
}

std::expected<Request, Response> parseHead(QByteArrayView head)
{
    Request request;
    qsizetype begin = 0;
    for (qsizetype end = head.indexOf("\r\n"); end > begin; end = head.indexOf("\r\n", begin)) {
        const QByteArrayView line = head.sliced(begin, end - begin);
        const auto read = begin == 0 ? parseRequestLine(line, request) : parseHeaderLine(line, request);
        if (!read)
            return std::unexpected(read.error());
        begin = end + 2;
    }
    for (const auto step : std::array{readHost, readFraming, readExpectation}) {
        if (const auto read = step(request); !read)
            return std::unexpected(read.error());
    }
    return request;
}

} // namespace learncode::http
