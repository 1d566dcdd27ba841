// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace learncode::test {

/// A program with its input and exactly what it prints.
struct SeedProgram
{
    QString name;
    QString language;
    QString code;
    QString input;
    QString expectedOutput;
};

/// The six programs that every way to run something has to get right. Empty if they cannot be read.
[[nodiscard]] inline QList<SeedProgram> seedPrograms()
{
    QFile file(QStringLiteral(LEARNCODE_SEED_PROGRAMS));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<SeedProgram> programs;
    for (const QJsonValue &item : QJsonDocument::fromJson(file.readAll()).array()) {
        const auto text = [&](QLatin1StringView key) { return item[key].toString(); };
        using namespace Qt::StringLiterals;
        programs.append({text("name"_L1), text("language"_L1), text("code"_L1), text("input"_L1), text("expectedOutput"_L1)});
    }
    return programs;
}

} // namespace learncode::test
