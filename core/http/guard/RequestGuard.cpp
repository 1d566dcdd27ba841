// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/RequestGuard.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::RequestGuard)
};

// "name", "name:5000", "[::1]:5000": the host without port and brackets; empty if it is malformed.
QString hostOf(const QByteArray &authority)
{
    static const QRegularExpression pattern(
        uR"(^(?:\[(?<v6>[0-9A-Fa-f:.]{2,45})\]|(?<name>[A-Za-z0-9._-]{1,255}))(?::[0-9]{1,5})?\z)"_s);
    const auto match = pattern.match(QString::fromLatin1(authority));
    const QString v6 = match.captured(u"v6");
    return (v6.isEmpty() ? match.captured(u"name") : v6).toLower();
}

QHostAddress plain(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    QHostAddress result = mapped ? QHostAddress(v4) : address;
    result.setScopeId({});
    return result;
}

} // namespace

RequestGuard::RequestGuard(const QStringList &hosts)
    : m_hosts{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s}
{
    for (const QString &host : hosts)
        m_hosts.insert(host.toLower());
}

bool RequestGuard::isExpected(const QString &host, const Request &request) const
{
    // A name is no address, nor has a connection one that the client has already ended: two nulls are not equal.
    const QHostAddress address(host);
    return m_hosts.contains(host) || (!address.isNull() && plain(address) == plain(request.localAddress));
}

std::optional<Response> RequestGuard::check(const Request &request) const
{
    const auto sentHost = request.header("host");
    for (const QByteArray &authority : {request.authority, sentHost.value_or(QByteArray())}) {
        const QString host = hostOf(authority);
        if (host.isEmpty())
            return errorResponse(400, u"bad_request"_s, Text::tr("The header Host is malformed."));
        if (!isExpected(host, request))
            return errorResponse(
                403, u"forbidden_host"_s,
                Text::tr("This service is not known under the name \"%1\". Call it by an address of its "
                         "computer, or add the name to the setting http/hosts there.")
                    .arg(host.left(100)));
    }
    // A page that this service itself has served has exactly the origin it was called under.
    const auto origins = std::ranges::count(request.headers, QByteArrayView("origin"), &Header::name);
    const auto origin = request.header("origin");
    const bool own = origin && origin->compare("http://" + request.authority, Qt::CaseInsensitive) == 0;
    if (origins > 1 || (origin && !own))
        return errorResponse(
            403, u"forbidden_origin"_s,
            Text::tr("Pages of other sites may not use this service. Use its own page, or call it from a program."));
    return {};
}

std::optional<Response> requireJson(const Request &request)
{
    static const QRegularExpression json(uR"(^application/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\z)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QByteArray encoding = request.header("content-encoding").value_or("identity").toLower();
    const QString type = QString::fromLatin1(request.header("content-type").value_or(QByteArray()));
    if (encoding == "identity" && json.match(type).hasMatch()
        && std::ranges::count(request.headers, QByteArrayView("content-type"), &Header::name) == 1)
        return {};
    return errorResponse(
        415, u"unsupported_media_type"_s,
        Text::tr("Send the request as JSON in UTF-8, with the header Content-Type: application/json."));
}

} // namespace learncode::http
