// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/session/SessionMessages.h"

#include "core/http/json/Members.h"
#include "core/http/json/RequestParser.h"
#include "core/run/Language.h"
#include "core/run/LimitText.h"

#include <QCoreApplication>

#include <cmath>
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

Result<int> readCells(const QJsonObject &object, QLatin1StringView name, std::optional<int> fallback = {})
{
    const QJsonValue value = object.value(name);
    if (!isGiven(value) && fallback)
        return *fallback;
    const double cells = value.toDouble(-1);
    if (cells < 1 || cells > mostCells || cells != std::floor(cells))
        return bad(Text::tr("\"%1\" must be a whole number from 1 to %2.").arg(name).arg(mostCells));
    return static_cast<int>(cells);
}

// Both must be given, or what is not is taken from the fallback.
Result<TerminalSize> readSize(const QJsonObject &object, std::optional<TerminalSize> fallback = {})
{
    const auto columns = readCells(object, "cols"_L1, fallback ? std::optional(fallback->columns) : std::nullopt);
    const auto rows = readCells(object, "rows"_L1, fallback ? std::optional(fallback->rows) : std::nullopt);
    if (!columns || !rows)
        return fail(!columns ? columns.error() : rows.error());
    return TerminalSize{*columns, *rows};
}

Result<Message> readInput(const QJsonObject &object)
{
    const QJsonValue data = object.value("data"_L1);
    if (!data.isString() || !isWellFormed(data.toString()))
        return bad(Text::tr("\"data\" must be a text."));
    return Input{data.toString().toUtf8()};
}

Result<Message> readResize(const QJsonObject &object)
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
        return bad(Text::tr("\"tty\" must be true or false."));
    if (tty.toBool()) {
        const auto size = readSize(object, TerminalSize());
        if (!size)
            return fail(size.error());
        request->terminal = *size;
    }

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

} // namespace

Result<Message> parse(const QByteArray &text, const Rules &rules)
{
    const auto object = parseObject(text);
    if (!object)
        return fail(u"not_json"_s, object.error().message);
    const QString type = object->value("type"_L1).toString();
    if (type == "run"_L1)
        return readRun(*object, rules);
    if (type == "input"_L1)
        return readInput(*object);
    if (type == "eof"_L1)
        return EndOfFile{};
    if (type == "resize"_L1)
        return readResize(*object);
    if (type == "stop"_L1)
        return Stop{};
    return bad(Text::tr("\"type\" must be run, input, eof, resize or stop."));
}

} // namespace learncode::http::session
