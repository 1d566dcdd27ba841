// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"
#include "core/run/RunRequest.h"
#include "tests/support/Files.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace {

// Why it could not be run, or nothing.
QString fault(const QString &language, const QByteArray &code, const QString &input)
{
    RunRequest request;
    request.languageId = language;
    request.code = QString::fromUtf8(code);
    request.input = input.toUtf8();
    const auto result = validate(request, LanguageRegistry::builtIn(), RequestBounds{});
    return result ? QString() : result.error().message;
}

} // namespace

// That the programs print what they should is shown where there are executors.
class TestExamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIndexNamesWhatIsThere()
    {
        const QString directory = QStringLiteral(EXAMPLES "/");
        const QJsonArray examples =
            QJsonDocument::fromJson(bytesOf(directory + u"examples.json"_s))["examples"_L1].toArray();
        QVERIFY(examples.size() >= 9);
        QSet<QString> ids;
        QSet<QString> files;
        for (const QJsonValue &example : examples) {
            const QString file = example["file"_L1].toString();
            QCOMPARE(
                fault(example["language"_L1].toString(), bytesOf(directory + file), example["input"_L1].toString()),
                QString());
            QCOMPARE(LanguageRegistry::builtIn().forFileName(file)->id, example["language"_L1].toString());
            QVERIFY(!example["title"_L1].toString().isEmpty());
            ids.insert(example["id"_L1].toString());
            files.insert(file);
        }
        QCOMPARE(ids.size(), examples.size());
        QCOMPARE(files.size(), examples.size());
    }

    void everyExampleIsInTheIndex()
    {
        const QByteArray index = bytesOf(QStringLiteral(EXAMPLES "/examples.json"));
        for (QDirIterator it(QStringLiteral(EXAMPLES), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString name = it.nextFileInfo().fileName();
            QVERIFY2(name == u"examples.json" || index.contains('/' + name.toUtf8() + '"'), qPrintable(name));
        }
    }

    void theSeedsProgramsAreSix()
    {
        const QJsonArray programs = QJsonDocument::fromJson(bytesOf(QStringLiteral(SEED_PROGRAMS))).array();
        QCOMPARE(programs.size(), 6);
        for (const QJsonValue &program : programs) {
            QCOMPARE(fault(program["language"_L1].toString(), program["code"_L1].toString().toUtf8(),
                           program["input"_L1].toString()),
                     QString());
            QVERIFY(program["expectedOutput"_L1].toString().endsWith(u'\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
