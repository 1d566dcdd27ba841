// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Answers.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace learncode::test {

using namespace Qt::StringLiterals;

void layDownAnswer(QJsonObject answer)
{
    static int count = 0;
    const QString directory = qEnvironmentVariable("LEARNCODE_ANSWERS");
    if (directory.isEmpty())
        return;
    answer.insert(u"test"_s, QString::fromUtf8(QTest::currentTestFunction()));
    answer.insert(u"row"_s, QString::fromUtf8(QTest::currentDataTag()));
    QFile file(directory + u"/%1-%2.json"_s.arg(QCoreApplication::applicationPid()).arg(++count));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(answer).toJson()) < 0)
        qFatal("The answer could not be written to %ls.", qUtf16Printable(file.fileName()));
}

} // namespace learncode::test
