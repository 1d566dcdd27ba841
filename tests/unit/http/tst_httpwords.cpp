// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to people of results and of health, over the tables that the window is held against too.
#include "SessionFixture.h"
#include "tests/support/WordCases.h"

#include <QJsonArray>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using learncode::test::HealthCase;
using learncode::test::OutcomeCase;

namespace {

QJsonObject words(const QString &headline, const QString &detail)
{
    return {{u"headline"_s, headline}, {u"detail"_s, detail}};
}

} // namespace

class TestHttpWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void results_data();
    void results();
    void resultsOfSessions_data() { results_data(); }
    void resultsOfSessions();
    void limitsAreTheRequests();
    void languageIsTheRequests();
    void health_data();
    void health();
};

void TestHttpWords::results_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<OutcomeCase> cases = learncode::test::outcomeCases();
    for (qsizetype i = 0; i < cases.size(); ++i) {
        if (cases[i].result.outcome != Outcome::Rejected) // which is an answer of another kind
            QTest::newRow(cases[i].name.constData()) << i;
    }
}

void TestHttpWords::results()
{
    QFETCH(qsizetype, index);
    const OutcomeCase row = learncode::test::outcomeCases().at(index);
    Fixture fixture;
    QObject::connect(
        &fixture.runner, &learncode::test::FakeRunner::started, &fixture.runner,
        [&row](FakeRun *run) { run->end(row.result); }, Qt::QueuedConnection);
    const Reply reply = fixture.ask(fixture.execute(Fixture::hello()));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.data().value("words"_L1).toObject(), words(row.headline, row.detail));
    const QJsonValue message = reply.data().value("message"_L1);
    QCOMPARE(message.isNull(), row.result.outcome == Outcome::Ok);
    if (!row.result.message.isEmpty())
        QCOMPARE(message.toString(), row.result.message);
    QVERIFY(!reply.body.contains("secret"));
}

void TestHttpWords::resultsOfSessions()
{
    QFETCH(qsizetype, index);
    const OutcomeCase row = learncode::test::outcomeCases().at(index);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client, {{u"input"_s, u""_s}});
    QVERIFY(run);
    run->end(row.result);
    const QJsonObject result = client->nextOf(u"finished"_s)["result"_L1].toObject();
    QCOMPARE(result["words"_L1].toObject(), words(row.headline, row.detail));
    QCOMPARE(result["message"_L1].isNull(), row.result.outcome == Outcome::Ok);
}

void TestHttpWords::limitsAreTheRequests()
{
    SessionFixture fixture;
    const Reply reply = [&] {
        fixture.answerRuns(
            {},
            {.outcome = Outcome::Timeout, .exitCode = {}, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
        QJsonObject program = Fixture::hello();
        program.insert(u"timeoutMs"_s, 1500);
        return fixture.ask(fixture.execute(program));
    }();
    QCOMPARE(reply.data()["words"_L1].toObject()["headline"_L1].toString(),
             u"Took longer than 1.5 s and was stopped"_s);
    QCOMPARE(reply.data()["message"_L1].toString(), u"Took longer than 1.5 s and was stopped."_s);

    // One that is typed to has others.
    const auto client = fixture.open();
    QVERIFY(client);
    client->sendJson(SessionFixture::run({{u"tty"_s, true}}));
    const QJsonObject result = client->nextOf(u"finished"_s)["result"_L1].toObject();
    QCOMPARE(result["words"_L1].toObject()["headline"_L1].toString(), u"Took longer than 10 min and was stopped"_s);
}

void TestHttpWords::languageIsTheRequests()
{
    Fixture fixture;
    fixture.answerRuns(
        {},
        {.outcome = Outcome::ExecutorLost, .exitCode = {}, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    const Reply reply = fixture.ask(fixture.execute({{u"code"_s, u"x"_s}, {u"language"_s, u"js"_s}}));
    const QString said = u"The place where JavaScript programs run was restarted. Please run it again."_s;
    QCOMPARE(reply.data()["words"_L1].toObject(), words(u"Interrupted"_s, said));
    QCOMPARE(reply.data()["message"_L1].toString(), said);
}

void TestHttpWords::health_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<HealthCase> cases = learncode::test::healthCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.constData()) << i;
}

void TestHttpWords::health()
{
    QFETCH(qsizetype, index);
    const HealthCase row = learncode::test::healthCases().at(index);
    Fixture fixture;
    fixture.health.setHealth(row.health);
    const Reply reply = fixture.ask(fixture.request("GET", "/api/health"));
    QCOMPARE(reply.json()["words"_L1].toObject(), words(row.headline, row.detail));
    const QJsonArray executors = reply.json()["executors"_L1].toArray();
    QCOMPARE(executors.size(), 3);
    QCOMPARE(executors.last()["words"_L1]["detail"_L1].toString(), row.cppSentence);
    QCOMPARE(executors.first()["words"_L1].toObject(), words(u"ready"_s, u"Python 1.2.3 is ready"_s));
    QVERIFY(!reply.body.contains("secret"));
}

QTEST_GUILESS_MAIN(TestHttpWords)
#include "tst_httpwords.moc"
