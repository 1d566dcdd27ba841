// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The head of an HTTP request, from its bytes to the guard's verdict.

#include "core/http/guard/RequestGuard.h"
#include "core/http/guard/RequestHead.h"
#include "tests/fuzz/Check.h"
#include "tests/fuzz/HttpChecks.h"

#include <algorithm>
#include <utility>

using namespace learncode;
using namespace learncode::http;
using namespace Qt::StringLiterals;
using learncode::fuzz::check;

namespace {

constexpr qint64 headBytes = 2048;

bool isPlain(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

/// Bytes arrive in pieces: what was seen of them so far must not change what is thought of them.
void checkPieces(QByteArrayView bytes, const std::expected<qsizetype, Response> &whole)
{
    const qsizetype cut =
        std::ranges::fold_left(bytes, qsizetype{0},
                               [](qsizetype sum, char c) { return sum * 31 + static_cast<unsigned char>(c) & 0xffff; })
        % (bytes.size() + 1);
    const auto part = findHeadEnd(bytes.first(cut), headBytes);
    if (!whole) {
        check(!part || *part == 0, "no part of a refused head is a head");
    } else if (*whole == 0 || cut < *whole) {
        check(part && *part == 0, "more bytes are awaited until the head has ended");
    } else {
        check(part && *part == *whole, "the head ends in the same place whatever follows");
    }
}

void checkHeaders(const Request &request, QByteArrayView head)
{
    check(request.headers.size() + 2 == head.toByteArray().count("\r\n"), "every line is one header");
    check(request.headers.size() <= 100, "the number of headers is bounded");
    for (const Header &header : request.headers) {
        check(!header.name.isEmpty() && header.name == header.name.toLower(), "a name is in lower case");
        check(std::ranges::none_of(header.name, [](char c) { return c <= 0x20 || c == ':' || c == 0x7f; }),
              "a name is a token");
        check(isPlain(header.value) && header.value == header.value.trimmed(), "a value is plain");
    }
    const auto number = [&](QByteArrayView name) { return std::ranges::count(request.headers, name, &Header::name); };
    check(number("host") == 1, "there is one Host");
    check(number("content-length") <= 1 && number("transfer-encoding") == 0, "the end of the body is plain");
    check(request.contentLength >= 0 && request.contentLength < 1'000'000'000'000'000, "the length is bounded");
    const auto length = request.header("content-length");
    check(length.value_or("0").toLongLong() == request.contentLength, "the length is the one announced");
}

void checkTarget(const Request &request)
{
    check(isPlain(request.method) && !request.method.isEmpty() && !request.method.contains(' '), "a method is a token");
    check(request.path.startsWith('/') || (request.path == "*" && request.method == "OPTIONS"), "a path begins at /");
    check(isPlain(request.path) && !request.path.contains(' ') && !request.path.contains('?'), "a path is plain");
}

QByteArray written(const Request &request)
{
    // An authority of its own can only have come with an absolute target.
    const bool absolute = request.authority != request.header("host");
    QByteArray text = request.method + ' ' + (absolute ? "http://" + request.authority : QByteArray()) + request.path
        + " HTTP/1.1\r\n";
    for (const Header &header : request.headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "\r\n";
}

void checkWrittenAgain(const Request &request)
{
    const QByteArray text = written(request);
    // Written out it may be longer: a blank after each colon.
    const auto end = findHeadEnd(text, 2 * headBytes);
    check(end && *end == text.size(), "a head written out is a head");
    const auto again = parseHead(text);
    check(again.has_value(), "a head written out is accepted");
    const auto same = [](const Header &a, const Header &b) { return a.name == b.name && a.value == b.value; };
    check(again->method == request.method && again->path == request.path && again->authority == request.authority
              && again->contentLength == request.contentLength
              && std::ranges::equal(again->headers, request.headers, same),
          "a head written out is read as the same");
}

/// The host alone, understood as simply as possible.
QByteArray withoutPort(QByteArray authority)
{
    if (authority.startsWith('['))
        return authority.sliced(1, std::max<qsizetype>(authority.indexOf(']') - 1, 0)).toLower();
    const qsizetype colon = authority.indexOf(':');
    return (colon < 0 ? authority : authority.first(colon)).toLower();
}

void checkGuard(Request request)
{
    static const RequestGuard guard({u"Learn.Example"_s});
    static const QList<QByteArray> names{"localhost", "127.0.0.1", "::1", "learn.example"};
    for (const QHostAddress &local : {QHostAddress(u"192.168.7.9"_s), QHostAddress(u"::ffff:192.168.7.9"_s),
                                      QHostAddress(u"fe80::7%eth0"_s), QHostAddress()}) {
        request.localAddress = local;
        if (const auto refusal = guard.check(request)) {
            fuzz::checkRefusal(*refusal);
            continue;
        }
        for (const QByteArray &authority : {request.authority, *request.header("host")}) {
            const QByteArray host = withoutPort(authority);
            const QHostAddress address(QString::fromLatin1(host));
            const bool own = !local.isNull() && !address.isNull()
                && (address.isEqual(local, QHostAddress::TolerantConversion) || address == QHostAddress(u"fe80::7"_s));
            check(names.contains(host) || own, "a host that passes is one of ours");
        }
        const auto origin = request.header("origin");
        check(!origin || origin->toLower() == "http://" + request.authority.toLower(), "an origin that passes is ours");
    }
}

void checkJson(const Request &request)
{
    if (const auto refusal = requireJson(request)) {
        fuzz::checkRefusal(*refusal);
        return;
    }
    check(request.header("content-type")->toLower().startsWith("application/json"), "what passes is JSON");
    check(request.header("content-encoding").value_or("identity").toLower() == "identity", "what passes is plain");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto end = findHeadEnd(bytes, headBytes);
    checkPieces(bytes, end);
    if (!end)
        fuzz::checkRefusal(end.error());
    if (!end || *end == 0)
        return 0;
    check(*end <= headBytes && bytes.first(*end).endsWith("\r\n\r\n"), "a head ends with an empty line");

    const auto head = parseHead(bytes.first(*end));
    if (!head) {
        fuzz::checkRefusal(head.error());
        return 0;
    }
    checkTarget(*head);
    checkHeaders(*head, bytes.first(*end));
    checkWrittenAgain(*head);
    checkGuard(*head);
    checkJson(*head);
    return 0;
}
