// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/LogoRegistry.h"
#include "tests/unit/http/HttpFixture.h"

#include <QJsonArray>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

QJsonDocument servedDocument()
{
    Fixture fixture;
    return QJsonDocument(fixture.ask(fixture.request("GET", "/api/openapi.json")).json());
}

/// Every text that stands as "language" somewhere in it.
QStringList namedIn(const QJsonValue &value)
{
    QStringList names;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object["language"_L1].isString())
            names.append(object["language"_L1].toString());
        for (const QJsonValue &member : object)
            names += namedIn(member);
    }
    for (const QJsonValue &item : value.toArray())
        names += namedIn(item);
    return names;
}

} // namespace

/// The service knows the languages of its registry and no others, and its document says the same.
class TestHttpLanguages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesAStrangeLanguage();
    void documentNamesThemAll();
    void documentKnowsNoOthers();
};

void TestHttpLanguages::servesAStrangeLanguage()
{
    Fixture fixture({}, learncode::test::logoRegistry());
    RunResult result;
    result.outcome = Outcome::Ok;
    result.exitCode = 0;
    fixture.answerRuns("drawn\n", result);
    const QJsonArray listed = fixture.ask(fixture.request("GET", "/api/code/languages")).json()["data"_L1].toArray();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0]["id"_L1].toString(), u"logo"_s);
    QCOMPARE(listed[0]["mainFile"_L1].toString(), u"main.logo"_s);

    const QJsonObject spiral{{u"code"_s, u"repeat 4 [fd 10 rt 90]"_s}, {u"language"_s, u"turtle"_s}};
    QCOMPARE(fixture.ask(fixture.execute(spiral)).data()["stdout"_L1].toString(), u"drawn\n"_s);
    QCOMPARE(fixture.runner.runs().size(), 1);
    QCOMPARE(fixture.ask(fixture.execute(Fixture::hello())).code(), u"unknown_language"_s);
}

void TestHttpLanguages::documentNamesThemAll()
{
    const QJsonDocument document = servedDocument();
    const LanguageRegistry &languages = LanguageRegistry::builtIn();
    QCOMPARE(document["info"_L1]["summary"_L1].toString(),
             u"Runs learners' programs in %1."_s.arg(languages.namesInWords()));
    const QJsonValue property =
        document["components"_L1]["schemas"_L1]["Program"_L1]["properties"_L1]["language"_L1];
    const QJsonArray examples = property["examples"_L1].toArray();
    for (const Language &language : languages.all())
        QVERIFY2(examples.contains(language.id), qPrintable(language.id));
    for (const QJsonValue &example : examples)
        QVERIFY2(languages.find(example.toString()), qPrintable(example.toString()));
}

void TestHttpLanguages::documentKnowsNoOthers()
{
    const QJsonDocument document = servedDocument();
    const QStringList named = namedIn(document.object());
    QVERIFY(!named.isEmpty());
    for (const QString &name : named)
        QVERIFY2(LanguageRegistry::builtIn().find(name), qPrintable(name));

    Fixture fixture;
    const QJsonArray served = fixture.ask(fixture.request("GET", "/api/code/languages")).json()["data"_L1].toArray();
    const QJsonValue answer = document["paths"_L1]["/api/code/languages"_L1]["get"_L1]["responses"_L1]["200"_L1];
    const QJsonArray shown =
        answer["content"_L1]["application/json"_L1]["examples"_L1]["languages"_L1]["value"_L1]["data"_L1].toArray();
    QVERIFY(!shown.isEmpty());
    const auto withoutVersion = [](QJsonObject language) {
        language.remove("version"_L1);
        return language;
    };
    for (const QJsonValue &language : shown) {
        const auto same = [&](const QJsonValue &other) {
            return withoutVersion(other.toObject()) == withoutVersion(language.toObject());
        };
        QVERIFY2(std::ranges::any_of(served, same), qPrintable(language["id"_L1].toString()));
    }
}

QTEST_GUILESS_MAIN(TestHttpLanguages)
#include "tst_httplanguages.moc"
