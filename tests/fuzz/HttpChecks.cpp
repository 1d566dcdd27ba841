// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/HttpChecks.h"

#include "tests/fuzz/Check.h"

#include <QJsonDocument>
#include <QSet>

namespace learncode::fuzz {

using namespace Qt::StringLiterals;

void checkReason(const QString &code, const QString &message)
{
    static const QSet<QString> codes{u"bad_request"_s,      u"header_too_large"_s, u"too_large"_s,
                                     u"forbidden_host"_s,   u"forbidden_origin"_s, u"unsupported_media_type"_s,
                                     u"unknown_language"_s, u"not_json"_s,         u"bad_message"_s,
                                     u"unknown_member"_s};
    check(codes.contains(code), "a refusal has a known code");
    check(!message.isEmpty() && message.isValidUtf16(), "a refusal says why");
    check(message.size() <= 400, "a refusal is brief whatever it quotes");
}

void checkRefusal(const http::Response &response)
{
    static const QSet<int> statuses{400, 403, 411, 413, 415, 417, 431, 505};
    check(statuses.contains(response.status), "a refusal has a known status");
    QJsonParseError error;
    const QJsonObject body = QJsonDocument::fromJson(response.body, &error).object();
    check(error.error == QJsonParseError::NoError, "a refusal is JSON");
    check(body["success"_L1] == QJsonValue(false), "a refusal is no success");
    checkReason(body["code"_L1].toString(), body["message"_L1].toString());

    const QByteArray bytes = serialize(response, true);
    check(bytes.startsWith("HTTP/1.1 " + QByteArray::number(response.status) + ' '), "an answer has a status line");
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n") + 4;
    check(bytes.sliced(headEnd) == response.body, "nothing of the request can end the head of its answer");
    check(serialize(response, false).size() == headEnd, "the answer to HEAD has no body");
}

} // namespace learncode::fuzz
