// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RunRequest.h"

#include "core/run/Language.h"
#include "core/run/LimitText.h"
#include "core/support/ShownText.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <utility>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::RunRequest)
};

auto badRequest(const QString &message)
{
    return fail(u"bad_request"_s, message);
}

auto tooLarge(LimitText::Part part, qint64 limit)
{
    return fail(u"too_large"_s, LimitText::tooLarge(part, limit));
}

// A name that stays in the run's directory on every file system and can be shown in a message: folders, if any, and the
// file's own.
Result<void> validateFileName(const QString &name)
{
    constexpr int maxBytes = 255;
    constexpr int maxParts = 8;
    if (name.isEmpty() || !name.isValidUtf16()
        || std::ranges::any_of(name, [](QChar c) { return c == u'\\' || c.category() == QChar::Other_Control; }))
        return badRequest(
            Text::tr("A file needs a name, without backslashes and control characters: \"folder/name\" or \"name\"."));
    const QStringList parts = name.split(u'/');
    if (parts.contains(QString()) || parts.contains(u"."_s) || parts.contains(u".."_s))
        return badRequest(Text::tr("\"%1\" is no name for a file: it must be \"name\" or \"folder/name\", without "
                                   "\"/\" at the beginning or the end and without \".\" and \"..\".")
                              .arg(shownText(name)));
    if (parts.size() > maxParts || name.toUtf8().size() > maxBytes)
        return badRequest(Text::tr("A file's name has at most %1 parts and %2 bytes with its folders: \"%3\" is "
                                   "too much.")
                              .arg(maxParts)
                              .arg(maxBytes)
                              .arg(shownText(name)));
    return {};
}

// One name is the other's, or that of a folder which the other is in; the shorter one, or nothing.
std::optional<QString> clash(const QString &one, const QString &other)
{
    const QString &folder = one.size() < other.size() ? one : other;
    const QString &file = one.size() < other.size() ? other : one;
    if (file.startsWith(folder) && (file.size() == folder.size() || file[folder.size()] == u'/'))
        return folder;
    return std::nullopt;
}

Result<void> validateFiles(const RunRequest &request, const Language &language, const RequestBounds &bounds)
{
    if (request.files.size() > bounds.files)
        return badRequest(LimitText::tooManyFiles(bounds.files, request.files.size()));

    qint64 bytes = 0;
    QStringList names;
    for (const SourceFile &file : request.files) {
        if (const auto valid = validateFileName(file.name); !valid)
            return valid;
        if (clash(file.name, language.mainFile))
            return badRequest(Text::tr("\"%1\" is the name of the program itself. Give the other file another name.")
                                  .arg(language.mainFile));
        for (const QString &name : std::as_const(names)) {
            if (name == file.name)
                return badRequest(Text::tr("Two files have the name \"%1\".").arg(shownText(name)));
            if (const auto both = clash(file.name, name))
                return badRequest(
                    Text::tr("\"%1\" cannot be the name of a file and of a folder.").arg(shownText(*both)));
        }
        names.append(file.name);
        bytes += file.content.size();
    }
    if (bytes > bounds.fileBytes)
        return tooLarge(LimitText::Part::Files, bounds.fileBytes);
    return {};
}

Result<void> validateArgs(const QStringList &args, const RequestBounds &bounds)
{
    if (args.size() > bounds.args)
        return badRequest(LimitText::tooManyArguments(bounds.args, args.size()));
    if (std::ranges::any_of(args, [](const QString &arg) { return arg.contains(QChar::Null); }))
        return badRequest(Text::tr("An argument must not contain a NUL character."));
    const qint64 bytes = std::accumulate(args.begin(), args.end(), qint64{0},
                                         [](qint64 sum, const QString &arg) { return sum + arg.toUtf8().size(); });
    if (bytes > bounds.argBytes)
        return tooLarge(LimitText::Part::Arguments, bounds.argBytes);
    return {};
}

Result<void> validateTimes(const RunRequest &request, const RequestBounds &bounds)
{
    const auto most = request.isInteractive() ? bounds.interactiveWallTime : bounds.wallTime;
    const auto isAllowed = [most](std::chrono::milliseconds time) { return time.count() > 0 && time <= most; };
    if (!isAllowed(request.limits.wallTime) || !isAllowed(request.limits.cpuTime.value_or(request.limits.wallTime)))
        return badRequest(LimitText::timeOutOfBounds(most));
    return {};
}

} // namespace

std::chrono::milliseconds cpuTimeOf(const RunRequest &request)
{
    if (request.limits.cpuTime)
        return *request.limits.cpuTime;
    constexpr std::chrono::milliseconds interactive = std::chrono::seconds(30);
    // A language takes some to begin, also where little time was asked for.
    constexpr std::chrono::milliseconds least = std::chrono::seconds(1);
    const auto wall = request.limits.wallTime;
    return std::min(wall, request.isInteractive() ? interactive : std::max(wall / 2, least));
}

Result<void> validate(const RunRequest &request, const LanguageRegistry &languages, const RequestBounds &bounds)
{
    const Language *language = languages.find(request.languageId);
    if (!language)
        return fail(u"unknown_language"_s,
                    Text::tr("There is no language \"%1\" here. There are %2.")
                        .arg(shownText(request.languageId), languages.namesInWords()));
    if (request.code.isEmpty())
        return badRequest(Text::tr("Code and language are required"));
    if (request.code.toUtf8().size() > bounds.codeBytes)
        return tooLarge(LimitText::Part::Program, bounds.codeBytes);
    if (request.input && request.input->size() > bounds.inputBytes)
        return tooLarge(LimitText::Part::Input, bounds.inputBytes);
    if (const auto times = validateTimes(request, bounds); !times)
        return times;
    if (const auto files = validateFiles(request, *language, bounds); !files)
        return files;
    return validateArgs(request.args, bounds);
}

} // namespace learncode
