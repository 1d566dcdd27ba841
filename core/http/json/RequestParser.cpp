// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/RequestParser.h"

#include "core/http/json/Members.h"
#include "core/run/Language.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::RequestParser)
};

auto bad(const QString &message)
{
    return fail(u"bad_request"_s, message);
}

} // namespace

Result<QJsonObject> parseObject(const QByteArray &json)
{
    if (!json.isValidUtf8())
        return bad(Text::tr("The request is not valid UTF-8."));
    // Qt's reader drops a byte order mark at the beginning of a text, unless it is written as an escape.
    QByteArray text = json;
    text.replace("\"\xef\xbb\xbf", "\"\\ufeff");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            u"bad_request"_s,
            Text::tr("The request is not valid JSON: %1, at byte %2.").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return bad(Text::tr("The request must be a JSON object."));
    return document.object();
}

namespace {

/// The text of a member; nothing when it is absent or null.
Result<std::optional<QString>> optionalText(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (!isGiven(value))
        return std::optional<QString>();
    if (!value.isString() || !isWellFormed(value.toString()))
        return bad(Text::tr("\"%1\" must be a text.").arg(name));
    return value.toString();
}

Result<QStringList> readArgs(const QJsonObject &object)
{
    const QJsonValue value = object.value("args"_L1);
    if (!isGiven(value))
        return QStringList();
    if (!value.isArray())
        return bad(Text::tr("\"args\" must be a list of texts."));
    QStringList args;
    for (const QJsonValue &arg : value.toArray()) {
        if (!arg.isString() || !isWellFormed(arg.toString()))
            return bad(Text::tr("\"args\" must be a list of texts."));
        args.append(arg.toString());
    }
    return args;
}

Result<QList<SourceFile>> readFiles(const QJsonObject &object)
{
    const QJsonValue value = object.value("files"_L1);
    if (!isGiven(value))
        return QList<SourceFile>();
    const QString message = Text::tr("\"files\" must be a list of objects with \"name\" and \"content\".");
    if (!value.isArray())
        return bad(message);
    QList<SourceFile> files;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonValue name = item.toObject().value("name"_L1);
        const QJsonValue content = item.toObject().value("content"_L1);
        if (!name.isString() || !content.isString() || !isWellFormed(name.toString())
            || !isWellFormed(content.toString()))
            return bad(message);
        files.append({name.toString(), content.toString().toUtf8()});
    }
    return files;
}

} // namespace

Result<RunRequest> readProgram(const QJsonObject &object, const LanguageRegistry &languages)
{
    const QString code = object.value("code"_L1).toString();
    const QString languageName = object.value("language"_L1).toString();
    if (code.isEmpty() || languageName.isEmpty())
        return bad(Text::tr("Code and language are required"));
    if (!isWellFormed(code))
        return bad(Text::tr("\"%1\" must be a text.").arg("code"_L1));
    if (!isWellFormed(languageName))
        return bad(Text::tr("\"%1\" must be a text.").arg("language"_L1));

    const auto input = optionalText(object, "input"_L1);
    const auto args = readArgs(object);
    const auto files = readFiles(object);
    if (!input || !args || !files)
        return fail(!input ? input.error() : !args ? args.error() : files.error());

    const Language *language = languages.find(languageName);
    RunRequest request;
    request.languageId = language ? language->id : languageName;
    request.code = code;
    if (*input)
        request.input = (*input)->toUtf8();
    request.args = *args;
    request.files = *files;
    return request;
}

Result<RunLimits> readLimits(const QJsonObject &object, RunLimits limits, std::chrono::milliseconds most)
{
    const QJsonValue value = object.value("timeoutMs"_L1);
    if (!isGiven(value))
        return limits;
    const double wanted = value.toDouble(-1);
    if (wanted < 1 || wanted != std::floor(wanted))
        return bad(Text::tr("\"timeoutMs\" must be a whole number above 0."));
    limits.wallTime =
        std::chrono::milliseconds(static_cast<qint64>(std::min(wanted, static_cast<double>(most.count()))));
    if (limits.cpuTime)
        limits.cpuTime = std::min(*limits.cpuTime, limits.wallTime);
    return limits;
}

Result<RunRequest> parseRunRequest(const QByteArray &json, const LanguageRegistry &languages,
                                   const RequestBounds &bounds, const RunLimits &limits)
{
    const auto object = parseObject(json);
    if (!object)
        return fail(object.error());
    auto request = readProgram(*object, languages);
    if (!request)
        return fail(request.error());
    const auto runLimits = readLimits(*object, limits, bounds.wallTime);
    if (!runLimits)
        return fail(runLimits.error());
    request->limits = *runLimits;
    if (!request->input)
        request->input = QByteArray();
    if (const auto valid = validate(*request, languages, bounds); !valid)
        return fail(valid.error());
    return request;
}

} // namespace learncode::http
