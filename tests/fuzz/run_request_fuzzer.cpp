// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The body of an execute request, and the whole way of what it asks for: read, validated, written for the
// executor, and read there. Both sides must think the same of it.

#include "core/executor/link/Wire.h"
#include "core/http/json/RequestParser.h"
#include "core/run/Language.h"
#include "docker/executor/door/Messages.h"
#include "tests/fuzz/Check.h"
#include "tests/fuzz/HttpChecks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>
#include <numeric>

using namespace learncode;
using namespace Qt::StringLiterals;
using learncode::fuzz::check;

namespace {

// Small enough that short inputs reach them.
const RequestBounds smallBounds{
    .codeBytes = 100,
    .inputBytes = 50,
    .fileBytes = 60,
    .files = 3,
    .args = 3,
    .argBytes = 20,
    .wallTime = std::chrono::milliseconds(5000),
};

qint64 sum(const auto &items, auto bytes)
{
    return std::accumulate(items.begin(), items.end(), qint64{0},
                           [&](qint64 total, const auto &item) { return total + bytes(item); });
}

void checkBounds(const RunRequest &request, const RequestBounds &bounds)
{
    check(request.code.toUtf8().size() <= bounds.codeBytes && !request.code.isEmpty(), "the code is bounded");
    check(request.input && request.input->size() <= bounds.inputBytes, "the input is there and bounded");
    check(request.args.size() <= bounds.args, "the number of arguments is bounded");
    check(sum(request.args, [](const QString &arg) { return arg.toUtf8().size(); }) <= bounds.argBytes,
          "the arguments are bounded");
    check(request.files.size() <= bounds.files, "the number of files is bounded");
    check(sum(request.files, [](const SourceFile &file) { return file.content.size(); }) <= bounds.fileBytes,
          "the files are bounded");
    check(request.limits.wallTime >= std::chrono::milliseconds(1) && request.limits.wallTime <= bounds.wallTime,
          "the time is bounded");
    check(request.limits.outputBytes == RunLimits().outputBytes, "a stranger cannot set the output's limit");
    check(!request.terminal && request.client.isEmpty(), "a stranger cannot set what is the caller's");
}

void checkNames(const RunRequest &request, const Language &language)
{
    QStringList names{language.mainFile};
    for (const SourceFile &file : request.files) {
        const QString framed = u'/' + file.name + u'/';
        check(!framed.contains("//"_L1) && !framed.contains("/./"_L1) && !framed.contains("/../"_L1)
                  && !framed.contains(QChar::Null),
              "a file stays in its directory");
        check(file.name.count(u'/') < 8 && file.name.toUtf8().size() <= 255, "its folders are bounded");
        for (const QString &name : std::as_const(names)) {
            const QString other = u'/' + name + u'/';
            check(!framed.startsWith(other) && !other.startsWith(framed), "no file is in another's or the program's place");
        }
        names.append(file.name);
    }
}

/// As it is, where QString::fromUtf8() would drop a byte order mark.
QString text(const QByteArray &utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

QByteArray written(const RunRequest &request)
{
    QJsonArray files;
    for (const SourceFile &file : request.files)
        files.append(QJsonObject{{u"name"_s, file.name}, {u"content"_s, text(file.content)}});
    return QJsonDocument(QJsonObject{{u"code"_s, request.code},
                                     {u"language"_s, request.languageId},
                                     {u"input"_s, text(*request.input)},
                                     {u"args"_s, QJsonArray::fromStringList(request.args)},
                                     {u"files"_s, files},
                                     {u"timeoutMs"_s, qint64(request.limits.wallTime.count())}})
        .toJson(QJsonDocument::Compact);
}

void checkSame(const RunRequest &a, const RunRequest &b)
{
    check(a.languageId == b.languageId && a.code == b.code && a.input == b.input && a.args == b.args
              && a.files == b.files && a.limits == b.limits,
          "a request written out is read as the same");
}

/// What this side accepts, the executor must not refuse, nor understand otherwise.
void checkOnTheOtherSide(const RunRequest &request)
{
    const QByteArray text = executor::wire::encodeRun(7, request).toUtf8();
    check(text.size() <= qsizetype(protocol::maxTextBytes), "a request fits in a message");
    const auto command = executor::parseCommand({text.constData(), size_t(text.size())});
    check(command && std::holds_alternative<executor::Job>(*command), "the executor takes what was accepted");
    const auto &run = std::get<executor::Job>(*command);
    check(run.run == 7 && QByteArrayView(run.code) == request.code.toUtf8(), "the executor gets the same code");
    check(run.wall == request.limits.wallTime && qint64(run.outputBytes) == request.limits.outputBytes,
          "the executor gets the same limits");
    check(std::ranges::equal(run.args, request.args,
                             [](const std::string &a, const QString &b) { return QByteArrayView(a) == b.toUtf8(); }),
          "the executor gets the same arguments");
    check(std::ranges::equal(run.files, request.files,
                             [](const executor::WorkFile &a, const SourceFile &b) {
                                 return QByteArrayView(a.name) == b.name.toUtf8()
                                     && QByteArrayView(a.content) == b.content;
                             }),
          "the executor gets the same files");
}

void checkRequest(const QByteArray &json, const RequestBounds &bounds)
{
    const LanguageRegistry &languages = LanguageRegistry::builtIn();
    const RunLimits defaults{.wallTime = std::min(bounds.wallTime, RunLimits().wallTime)};
    const auto request = http::parseRunRequest(json, languages, bounds, defaults);
    if (!request)
        return fuzz::checkReason(request.error().code, request.error().message);
    check(validate(*request, languages, bounds).has_value(), "what was read is valid");
    const Language *language = languages.find(request->languageId);
    check(language && language->id == request->languageId, "the language is one of ours, by its id");
    checkBounds(*request, bounds);
    checkNames(*request, *language);
    const auto again = http::parseRunRequest(written(*request), languages, bounds, defaults);
    check(again.has_value(), "a request written out is accepted");
    checkSame(*again, *request);
    checkOnTheOtherSide(*request);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkRequest(json, smallBounds);
    checkRequest(json, RequestBounds());
    return 0;
}
