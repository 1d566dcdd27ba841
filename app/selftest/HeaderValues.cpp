// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/HeaderValues.h"

#include "app/selftest/ProgramFile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace learncode::selftest {

using namespace Qt::StringLiterals;

std::optional<qint64> parseNumber(const QString &value, qint64 least, qint64 most)
{
    const bool digits = !value.isEmpty() && std::ranges::all_of(value, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const qint64 number = value.toLongLong(&fits);
    return digits && fits && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<QByteArray> parseText(const QString &value)
{
    const qsizetype end = value.lastIndexOf(u'"') + 1;
    const QJsonArray array = QJsonDocument::fromJson(u"[%1]"_s.arg(value.first(end)).toUtf8()).array();
    if (array.size() != 1 || !array[0].isString())
        return {};
    const QByteArray text = array[0].toString().toUtf8();
    const QString rest = value.sliced(end).trimmed();
    if (rest.isEmpty())
        return text;
    if (!rest.startsWith(u'*') || text.isEmpty())
        return {};
    const auto times = parseNumber(rest.sliced(1).trimmed(), 0, ProgramFile::maxTextBytes / text.size());
    return times ? std::optional(text.repeated(*times)) : std::nullopt;
}

} // namespace learncode::selftest
