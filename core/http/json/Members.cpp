// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/Members.h"

#include "core/run/Enumeration.h"
#include "core/support/ShownText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::http::Members)
};

/// What other services and libraries call a member of ours, in small letters and without "_" and "-".
struct OtherName
{
    QLatin1StringView other;
    QLatin1StringView ours;
};

constexpr OtherName otherNames[] = {
    {"stdin"_L1, "input"_L1},
    {"stdin"_L1, "data"_L1},
    {"in"_L1, "input"_L1},
    {"stdininput"_L1, "input"_L1},
    {"userinput"_L1, "input"_L1},
    {"standardinput"_L1, "input"_L1},
    {"source"_L1, "code"_L1},
    {"source"_L1, "content"_L1},
    {"sourcecode"_L1, "code"_L1},
    {"src"_L1, "code"_L1},
    {"program"_L1, "code"_L1},
    {"script"_L1, "code"_L1},
    {"text"_L1, "content"_L1},
    {"text"_L1, "data"_L1},
    {"text"_L1, "code"_L1},
    {"body"_L1, "content"_L1},
    {"data"_L1, "content"_L1},
    {"data"_L1, "input"_L1},
    {"code"_L1, "content"_L1},
    {"content"_L1, "code"_L1},
    {"content"_L1, "data"_L1},
    {"contents"_L1, "code"_L1},
    {"value"_L1, "data"_L1},
    {"input"_L1, "data"_L1},
    {"lang"_L1, "language"_L1},
    {"languageid"_L1, "language"_L1},
    {"compiler"_L1, "language"_L1},
    {"syntax"_L1, "language"_L1},
    {"argv"_L1, "args"_L1},
    {"arguments"_L1, "args"_L1},
    {"params"_L1, "args"_L1},
    {"parameters"_L1, "args"_L1},
    {"cmdline"_L1, "args"_L1},
    {"commandlinearguments"_L1, "args"_L1},
    {"timeout"_L1, "timeoutMs"_L1},
    {"time"_L1, "timeoutMs"_L1},
    {"timelimit"_L1, "timeoutMs"_L1},
    {"timelimitms"_L1, "timeoutMs"_L1},
    {"maxtime"_L1, "timeoutMs"_L1},
    {"walltime"_L1, "timeoutMs"_L1},
    {"walltimems"_L1, "timeoutMs"_L1},
    {"timeoutseconds"_L1, "timeoutMs"_L1},
    {"runtimeout"_L1, "timeoutMs"_L1},
    {"filename"_L1, "name"_L1},
    {"path"_L1, "name"_L1},
    {"file"_L1, "name"_L1},
    {"file"_L1, "files"_L1},
    {"sources"_L1, "files"_L1},
    {"attachments"_L1, "files"_L1},
    {"additionalfiles"_L1, "files"_L1},
    {"columns"_L1, "cols"_L1},
    {"width"_L1, "cols"_L1},
    {"height"_L1, "rows"_L1},
    {"lines"_L1, "rows"_L1},
    {"terminal"_L1, "tty"_L1},
    {"pty"_L1, "tty"_L1},
    {"interactive"_L1, "tty"_L1},
    {"action"_L1, "type"_L1},
    {"kind"_L1, "type"_L1},
    {"event"_L1, "type"_L1},
    {"command"_L1, "type"_L1},
};

QString meantBy(const QString &name, const QStringList &known)
{
    constexpr qsizetype longest = 40;
    if (name.size() > longest)
        return {};
    const QString word = name.toLower().remove(u'_').remove(u'-');
    const auto found = std::ranges::find_if(
        otherNames, [&](const OtherName &row) { return row.other == word && known.contains(row.ours); });
    return found == std::ranges::end(otherNames) ? nearestWord(name, known) : QString(found->ours);
}

QString inQuotes(const QString &text)
{
    return u'"' + text + u'"';
}

} // namespace

Result<void> refuseUnknown(const QJsonObject &object, const QStringList &known, const QString &where)
{
    const QStringList names = object.keys();
    const auto unknown = std::ranges::find_if(names, [&](const QString &name) { return !known.contains(name); });
    if (unknown == names.end())
        return {};
    const QString shown = shownText(*unknown);
    const QString missing = where.isEmpty() ? Text::tr("There is no \"%1\" here.").arg(shown)
                                            : Text::tr("There is no \"%1\" in \"%2\".").arg(shown, where);
    if (const QString meant = meantBy(*unknown, known); !meant.isEmpty())
        return fail(u"unknown_member"_s, Text::tr("%1 Did you mean \"%2\"?").arg(missing, meant));
    QStringList all;
    std::ranges::transform(known, std::back_inserter(all), inQuotes);
    return fail(u"unknown_member"_s,
                all.size() == 1 ? Text::tr("%1 There is only %2.").arg(missing, all.first())
                                : Text::tr("%1 There are %2.").arg(missing, enumerated(all)));
}

QString shownValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined: return Text::tr("nothing");
    case QJsonValue::Null: return u"null"_s;
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return value.toVariant().toString();
    case QJsonValue::String: return inQuotes(shownText(value.toString(), 20));
    case QJsonValue::Array: return Text::tr("a list");
    case QJsonValue::Object: return Text::tr("an object");
    }
    Q_UNREACHABLE_RETURN({});
}

std::unexpected<Error> notWhatItMustBe(const QString &name, const QString &wanted, const QJsonValue &value)
{
    return fail(u"bad_request"_s, Text::tr("\"%1\" must be %2, not %3.").arg(name, wanted, shownValue(value)));
}

Result<QString> readText(const QJsonValue &value, const QString &name)
{
    if (!value.isString())
        return notWhatItMustBe(name, Text::tr("a text"), value);
    if (!value.toString().isValidUtf16())
        return fail(u"bad_request"_s,
                    Text::tr("\"%1\" must be a text of whole characters: half of one is in it.").arg(name));
    return value.toString();
}

Result<std::optional<QString>> readOptionalText(const QJsonValue &value, const QString &name)
{
    if (!isGiven(value))
        return std::optional<QString>();
    return readText(value, name).transform([](const QString &text) { return std::optional(text); });
}

Result<qint64> readWhole(const QJsonValue &value, const QString &name, qint64 least, qint64 most)
{
    const double number = value.toDouble(std::nan(""));
    if (number >= static_cast<double>(least) && number <= static_cast<double>(most) && number == std::floor(number))
        return static_cast<qint64>(number);
    return notWhatItMustBe(name, Text::tr("a whole number from %1 to %2").arg(least).arg(most), value);
}

} // namespace learncode::http
