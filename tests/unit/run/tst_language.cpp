// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"

#include "tests/support/LogoRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace learncode;
using namespace Qt::StringLiterals;

namespace {

// A registry with one complete language, changed by the test.
QByteArray registryWith(const QString &key, const QJsonValue &value)
{
    QJsonObject language{{u"id"_s, u"x"_s},
                         {u"name"_s, u"X"_s},
                         {u"mainFile"_s, u"main.x"_s},
                         {u"extensions"_s, QJsonArray{u"x"_s}},
                         {u"dockerfile"_s, u"Dockerfile.x"_s}};
    if (!key.isEmpty())
        language.insert(key, value);
    return QJsonDocument(QJsonObject{{u"languages"_s, QJsonArray{language}}}).toJson();
}

} // namespace

class TestLanguage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThreeAreThereInOrder()
    {
        QStringList ids;
        for (const Language &language : LanguageRegistry::builtIn().all())
            ids.append(language.id);
        QCOMPARE(ids, (QStringList{u"python"_s, u"javascript"_s, u"cpp"_s}));
    }

    void aliases_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *alias : {"python", "py", "python3", "Python", "PY"})
            QTest::newRow(alias) << u"python"_s;
        for (const char *alias : {"javascript", "js", "node", "nodejs", "JavaScript"})
            QTest::newRow(alias) << u"javascript"_s;
        for (const char *alias : {"cpp", "c++", "cxx", "C++"})
            QTest::newRow(alias) << u"cpp"_s;
    }

    void aliases()
    {
        QFETCH(QString, id);
        const Language *language = LanguageRegistry::builtIn().find(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(language);
        QCOMPARE(language->id, id);
    }

    void strangersAreNotFound()
    {
        for (const QString &name : {QString(), u"c"_s, u"pythons"_s, u" py"_s, u"java"_s})
            QVERIFY2(!LanguageRegistry::builtIn().find(name), qPrintable(name));
    }

    void languagesByFileName()
    {
        const LanguageRegistry &registry = LanguageRegistry::builtIn();
        QCOMPARE(registry.forFileName(u"main.py"_s)->id, u"python"_s);
        QCOMPARE(registry.forFileName(u"/a/b.test.MJS"_s)->id, u"javascript"_s);
        QCOMPARE(registry.forFileName(u"shape.hpp"_s)->id, u"cpp"_s);
        for (const QString &name : {QString(), u"py"_s, u"notes.txt"_s, u"py.d/readme"_s})
            QVERIFY2(!registry.forFileName(name), qPrintable(name));
    }

    void noWordAndNoExtensionMeansTwoLanguages()
    {
        QSet<QString> words;
        qsizetype count = 0;
        for (const Language &language : LanguageRegistry::builtIn().all()) {
            for (const QString &word : QStringList{language.id} + language.aliases + language.extensions)
                words.insert(word.toLower());
            // "py", "js", "cxx" are alias and extension of the same language.
            QSet<QString> own;
            for (const QString &word : QStringList{language.id} + language.aliases + language.extensions)
                own.insert(word.toLower());
            count += own.size();
        }
        QCOMPARE(words.size(), count);
    }

    void builtInLanguagesAreComplete()
    {
        for (const Language &language : LanguageRegistry::builtIn().all()) {
            QVERIFY(language.mainFile.endsWith(u'.' + language.extensions.constFirst()));
            QCOMPARE(language.dockerfile, u"Dockerfile.%1.persistent"_s.arg(language.id));
            const QStringList groups = language.diagnosticPattern.namedCaptureGroups();
            QVERIFY(groups.contains(u"file"_s) && groups.contains(u"line"_s));
            QVERIFY(language.messagePattern.namedCaptureGroups().contains(u"message"_s));
        }
    }

    void executorsFindTheirPart()
    {
        const QJsonDocument document = QJsonDocument::fromJson(LanguageRegistry::builtInJson());
        const QJsonArray languages = document["languages"_L1].toArray();
        QCOMPARE(languages.size(), LanguageRegistry::builtIn().all().size());
        for (const QJsonValue &language : languages) {
            const QJsonValue executor = language["executor"_L1];
            QVERIFY(!executor["version"_L1].toArray().isEmpty());
            QVERIFY(!executor["run"_L1].toArray().isEmpty());
            QVERIFY(executor["slots"_L1].toInt() > 0);
            QVERIFY(executor["runs"_L1].toInt() >= executor["slots"_L1].toInt());
            const QJsonArray compile = executor["compile"_L1].toArray();
            QVERIFY(compile.isEmpty() || (compile.contains(u"{sources}"_s) && compile.contains(u"{program}"_s)));
        }
    }

    void builtInLanguagesAreTypedAsTheyAre()
    {
        for (const Language &language : LanguageRegistry::builtIn().all()) {
            QVERIFY2(language.typing.lineComment.endsWith(u' '), qPrintable(language.id));
            QVERIFY2(!language.highlighter.isEmpty(), qPrintable(language.id));
        }
        QCOMPARE(LanguageRegistry::builtIn().find(u"python"_s)->typing.blockOpeners, u"{([:"_s);
        QCOMPARE(LanguageRegistry::builtIn().find(u"javascript"_s)->typing.indent, 2);
    }

    void languagesInASentence()
    {
        QCOMPARE(LanguageRegistry::builtIn().namesInWords(), u"Python, JavaScript and C++"_s);
        QCOMPARE(LanguageRegistry::builtIn().endingsInWords(), u".py, .js and .cpp"_s);
        QCOMPARE(test::logoRegistry().namesInWords(), u"Logo"_s);
        QCOMPARE(test::logoRegistry().endingsInWords(), u".logo"_s);
    }

    void aStrangeLanguageIsRead()
    {
        const LanguageRegistry &registry = test::logoRegistry();
        const Language *logo = registry.forFileName(u"spiral.LG"_s);
        QVERIFY(logo);
        QCOMPARE(registry.find(u"Turtle"_s), logo);
        QCOMPARE(logo->typing.indent, 3);
        QCOMPARE(logo->typing.lineComment, u"; "_s);
        QCOMPARE(logo->typing.blockOpeners, u"["_s);
        QVERIFY(!registry.find(u"python"_s));
    }

    void completeDescriptionsAreRead()
    {
        const auto registry = LanguageRegistry::fromJson(registryWith({}, {}));
        QVERIFY(registry);
        QCOMPARE(registry->all().size(), 1);
        const Language &language = *registry->find(u"X"_s);
        QCOMPARE(language.mainFile, u"main.x"_s);
        // Typed like most.
        QCOMPARE(language.typing.indent, 4);
        QCOMPARE(language.typing.lineComment, QString());
        QCOMPARE(language.typing.blockOpeners, u"{(["_s);
    }

    void standardsAreChosen()
    {
        const LanguageRegistry &registry = LanguageRegistry::builtIn();
        const auto standardOf = [](const LanguageRegistry &languages, const QString &id) {
            return languages.find(id)->standard.name;
        };
        QCOMPARE(standardOf(registry, u"cpp"_s), u"C++20"_s);
        QCOMPARE(standardOf(registry, u"python"_s), QString());
        for (const QString &wanted : {u"17"_s, u"C++17"_s, u"c++17"_s}) {
            const auto chosen = registry.withStandard(u"cpp"_s, wanted);
            QVERIFY2(chosen, qPrintable(wanted));
            QCOMPARE(standardOf(*chosen, u"cpp"_s), u"C++17"_s);
            QCOMPARE(chosen->find(u"cpp"_s)->standard.id, u"17"_s);
            QCOMPARE(chosen->all().size(), registry.all().size());
        }
        for (const QString &wrong : {u""_s, u"18"_s, u"-std=c++20"_s, u"C++"_s, QString(5000, u'1')}) {
            const auto chosen = registry.withStandard(u"cpp"_s, wrong);
            QVERIFY(!chosen);
            QCOMPARE(chosen.error().code, u"unknown_standard"_s);
            QVERIFY(chosen.error().message.contains(u"C++11, C++14, C++17, C++20 and C++23"_s));
            QVERIFY(chosen.error().message.contains(wrong.left(40)) && chosen.error().message.size() < 200);
        }
        QVERIFY(!registry.withStandard(u"python"_s, u"3"_s));
    }

    // The executor is told what this side calls by a name, and must know it.
    void standardsHaveFlags()
    {
        for (const QJsonValue &language :
             QJsonDocument::fromJson(LanguageRegistry::builtInJson())["languages"_L1].toArray()) {
            const QJsonArray compile = language["executor"_L1]["compile"_L1].toArray();
            QCOMPARE(compile.contains(u"{standard}"_s), !language["standards"_L1].toArray().isEmpty());
            for (const QJsonValue &standard : language["standards"_L1].toArray())
                QVERIFY(!standard["flag"_L1].toString().isEmpty());
        }
    }

    void faultyDescriptionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"languages\":");
        QTest::newRow("another shape") << QByteArray("[1, 2]");
        QTest::newRow("no language") << QByteArray("{\"languages\": []}");
        for (const char *key : {"id", "name", "mainFile", "dockerfile"})
            QTest::newRow(key) << registryWith(QString::fromLatin1(key), QString());
        QTest::newRow("extensions") << registryWith(u"extensions"_s, QJsonArray());
        QTest::newRow("pattern") << registryWith(u"diagnostics"_s, QJsonObject{{u"pattern"_s, u"("_s}});
        for (const QJsonValue &indent : {QJsonValue(0), QJsonValue(17), QJsonValue(2.5), QJsonValue(u"4"_s)})
            QTest::addRow("indent %s", qPrintable(indent.toVariant().toString()))
                << registryWith(u"typing"_s, QJsonObject{{u"indent"_s, indent}});
        QTest::newRow("context") << registryWith(u"diagnostics"_s, QJsonObject{{u"context"_s, u"("_s}});
        const QJsonObject standard{{u"id"_s, u"1"_s}, {u"name"_s, u"X1"_s}};
        QTest::newRow("no usual standard") << registryWith(u"standards"_s, QJsonArray{standard});
        QTest::newRow("standard without a name")
            << registryWith(u"standards"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}}});
        QTest::newRow("message") << registryWith(u"diagnostics"_s, QJsonObject{{u"message"_s, u"["_s}});
    }

    void faultyDescriptionsAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto registry = LanguageRegistry::fromJson(json);
        QVERIFY(!registry);
        QCOMPARE(registry.error().code, u"bad_registry"_s);
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
