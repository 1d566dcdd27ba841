// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/SessionMessages.h"

#include "core/http/json/Members.h"
#include "core/http/json/RequestParser.h"
#include "core/run/Language.h"
#include "core/run/LimitText.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace learncode::http::session {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCells = 1000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::SessionMessages)
};

auto bad(const QString &message)
{
    return fail(u"bad_message"_s, message);
}

/// A member of the message itself, not of the program in it.
template<typename T>
Result<T> ofMessage(Result<T> read)
{
    if (!read && read.error().code == "bad_request"_L1)
        return bad(read.error().message);
    return read;
}

Result<int> readCells(const QJsonObject &object, const QString &name, std::optional<int> fallback = {})
{
    const QJsonValue value = object.value(name);
    if (!isGiven(value) && fallback)
        return *fallback;
    return ofMessage(readWhole(value, name, 1, mostCells)).transform([](qint64 cells) {
        return static_cast<int>(cells);
    });
}

// Both must be given, or what is not is taken from the fallback.
Result<TerminalSize> readSize(const QJsonObject &object, std::optional<TerminalSize> fallback = {})
{
    const auto columns = readCells(object, u"cols"_s, fallback ? std::optional(fallback->columns) : std::nullopt);
    const auto rows = readCells(object, u"rows"_s, fallback ? std::optional(fallback->rows) : std::nullopt);
    if (!columns || !rows)
        return fail(!columns ? columns.error() : rows.error());
    return TerminalSize{*columns, *rows};
}

Result<Message> readInput(const QJsonObject &object, const Rules &)
{
    const auto data = ofMessage(readText(object["data"_L1], u"data"_s));
    if (!data)
        return fail(data.error());
    return Input{data->toUtf8()};
}

Result<Message> readResize(const QJsonObject &object, const Rules &)
{
    const auto size = readSize(object);
    if (!size)
        return fail(size.error());
    return Resize{*size};
}

Result<Message> readRun(const QJsonObject &object, const Rules &rules)
{
    auto request = readProgram(object, *rules.languages);
    if (!request)
        return fail(request.error());
    const QJsonValue tty = object.value("tty"_L1);
    if (isGiven(tty) && !tty.isBool())
        return ofMessage<Message>(notWhatItMustBe(u"tty"_s, Text::tr("true or false"), tty));
    const auto size = readSize(object, TerminalSize());
    if (!size)
        return fail(size.error());
    if (tty.toBool())
        request->terminal = *size;

    // Held against the bounds as input first, whether it is given to the program or typed.
    const bool interactive = tty.toBool() || !request->input;
    const auto most = interactive ? rules.bounds.interactiveWallTime : rules.bounds.wallTime;
    const auto limits = readLimits(object, interactive ? rules.interactiveLimits : rules.limits, most);
    if (!limits)
        return fail(limits.error());
    if (request->input && request->input->size() > rules.bounds.inputBytes)
        return fail(u"too_large"_s, LimitText::tooLarge(LimitText::Part::Input, rules.bounds.inputBytes));
    request->limits = *limits;
    Run run;
    if (interactive)
        run.typed = std::exchange(request->input, std::nullopt).value_or(QByteArray());
    if (const auto valid = validate(*request, *rules.languages, rules.bounds); !valid)
        return fail(valid.error());
    run.request = *request;
    return run;
}

/// A type of message: what else it may have, and who reads it.
struct Kind
{
    QString type;
    QStringList members;
    Result<Message> (*read)(const QJsonObject &object, const Rules &rules);
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{
        {u"run"_s, programMembers() + QStringList{u"tty"_s, u"cols"_s, u"rows"_s}, readRun},
        {u"input"_s, {u"data"_s}, readInput},
        {u"eof"_s, {}, [](const QJsonObject &, const Rules &) -> Result<Message> { return EndOfFile{}; }},
        {u"resize"_s, {u"cols"_s, u"rows"_s}, readResize},
        {u"stop"_s, {}, [](const QJsonObject &, const Rules &) -> Result<Message> { return Stop{}; }},
    };
    return all;
}

/// Without a type, one that is misspelt is looked for among what all messages may have.
Result<Message> refuseType(const QJsonObject &object)
{
    const QString type = u"type"_s;
    QStringList known{type};
    for (const Kind &kind : kinds())
        known += kind.members;
    known.removeDuplicates();
    if (const auto members = refuseUnknown(object, known); !members && !object.contains(type))
        return fail(members.error());
    return ofMessage<Message>(notWhatItMustBe(type, Text::tr("run, input, eof, resize or stop"), object[type]));
}

} // namespace

Result<Message> parse(const QByteArray &text, const Rules &rules)
{
    const auto object = parseObject(text);
    if (!object)
        return fail(u"not_json"_s, object.error().message);
    const QString type = object->value("type"_L1).toString();
    const auto kind = std::ranges::find(kinds(), type, &Kind::type);
    if (kind == kinds().end())
        return refuseType(*object);
    if (const auto known = refuseUnknown(*object, QStringList{u"type"_s} + kind->members); !known)
        return fail(known.error());
    return kind->read(*object, rules);
}

} // namespace learncode::http::session
