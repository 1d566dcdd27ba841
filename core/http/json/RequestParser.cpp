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

Result<QStringList> readArgs(const QJsonValue &value)
{
    if (!isGiven(value))
        return QStringList();
    if (!value.isArray())
        return notWhatItMustBe(u"args"_s, Text::tr("a list of texts"), value);
    QStringList args;
    for (const QJsonValue &item : value.toArray()) {
        const auto arg = readText(item, u"args[%1]"_s.arg(args.size()));
        if (!arg)
            return fail(arg.error());
        args.append(*arg);
    }
    return args;
}

Result<SourceFile> readFile(const QJsonValue &value, const QString &where)
{
    if (!value.isObject())
        return notWhatItMustBe(where, Text::tr("an object with \"name\" and \"content\""), value);
    if (const auto known = refuseUnknown(value.toObject(), {u"name"_s, u"content"_s}, where); !known)
        return fail(known.error());
    const auto name = readText(value["name"_L1], where + ".name"_L1);
    const auto content = readText(value["content"_L1], where + ".content"_L1);
    if (!name || !content)
        return fail(!name ? name.error() : content.error());
    return SourceFile{*name, content->toUtf8()};
}

Result<QList<SourceFile>> readFiles(const QJsonValue &value)
{
    if (!isGiven(value))
        return QList<SourceFile>();
    if (!value.isArray())
        return notWhatItMustBe(u"files"_s, Text::tr("a list of objects with \"name\" and \"content\""), value);
    QList<SourceFile> files;
    for (const QJsonValue &item : value.toArray()) {
        const auto file = readFile(item, u"files[%1]"_s.arg(files.size()));
        if (!file)
            return fail(file.error());
        files.append(*file);
    }
    return files;
}

} // namespace

QStringList programMembers()
{
    return {u"code"_s, u"language"_s, u"input"_s, u"args"_s, u"files"_s, u"timeoutMs"_s};
}

Result<RunRequest> readProgram(const QJsonObject &object, const LanguageRegistry &languages)
{
    const auto code = readOptionalText(object["code"_L1], u"code"_s);
    const auto languageName = readOptionalText(object["language"_L1], u"language"_s);
    if (!code || !languageName)
        return fail(!code ? code.error() : languageName.error());
    if (code->value_or(QString()).isEmpty() || languageName->value_or(QString()).isEmpty())
        return bad(Text::tr("Code and language are required"));

    const auto input = readOptionalText(object["input"_L1], u"input"_s);
    const auto args = readArgs(object["args"_L1]);
    const auto files = readFiles(object["files"_L1]);
    if (!input || !args || !files)
        return fail(!input ? input.error() : !args ? args.error() : files.error());

    const Language *language = languages.find(**languageName);
    RunRequest request;
    request.languageId = language ? language->id : **languageName;
    request.code = **code;
    if (*input)
        request.input = (*input)->toUtf8();
    request.args = *args;
    request.files = *files;
    return request;
}

Result<RunLimits> readLimits(const QJsonObject &object, RunLimits limits, std::chrono::milliseconds most)
{
    const QJsonValue value = object["timeoutMs"_L1];
    if (!isGiven(value))
        return limits;
    const auto wanted = readWhole(value, u"timeoutMs"_s, 1, most.count());
    if (!wanted)
        return fail(wanted.error());
    limits.wallTime = std::chrono::milliseconds(*wanted);
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
    if (const auto known = refuseUnknown(*object, programMembers()); !known)
        return fail(known.error());
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
