// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers each run with its own code, after a while that differs from run to run.
void echoRuns(Fixture &fixture)
{
    QObject::connect(
        &fixture.runner, &learncode::test::FakeRunner::started, &fixture.runner,
        [](learncode::test::FakeRun *run) {
            const int delay = static_cast<int>(qHash(run->request.code) % 40);
            QTimer::singleShot(delay, run, [run] {
                run->print(run->request.languageId.toUtf8() + ' ' + run->request.code.toUtf8());
                run->end(Outcome::Ok, 0);
            });
        },
        Qt::QueuedConnection);
}

QJsonObject program(const QString &code, const QString &language = u"python"_s)
{
    return {{u"code"_s, code}, {u"language"_s, language}};
}

} // namespace

class TestHttpRuns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerBelongsToItsRequest();
    void aConnectionCarriesOneRequest();
    void ignoresWhatFollowsARequest_data();
    void ignoresWhatFollowsARequest();
    void aRequestCostsLittle();
    void healthIsQuickUnderLoad();
    void stopsTheRunOfAClientThatLeaves_data();
    void stopsTheRunOfAClientThatLeaves();
    void leavesOtherRunsAlone();
    void closeAnswersWhatIsUnderWay();
    void endsItsRunsWhenDeleted();
};

// 60 requests in three languages, 20 at a time.
void TestHttpRuns::everyAnswerBelongsToItsRequest()
{
    Fixture fixture;
    echoRuns(fixture);
    const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.service));
            clients.back()->send(fixture.execute(program(u"program %1"_s.arg(round * 20 + i), languages[i % 3])));
        }
        for (int i = 0; i < 20; ++i) {
            const Reply reply = clients[static_cast<size_t>(i)]->next();
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.data().value("output"_L1).toString(),
                     u"%1 program %2"_s.arg(languages[i % 3]).arg(round * 20 + i));
        }
    }
    QCOMPARE(fixture.runner.runs().size(), 60);
    QTRY_VERIFY(std::ranges::none_of(fixture.runner.runs(), [](const auto &run) { return !run.isNull(); }));
}

// QHttpServer would read on without bounds: a connection carries one request and says so.
void TestHttpRuns::aConnectionCarriesOneRequest()
{
    Fixture fixture;
    echoRuns(fixture);
    for (const QByteArray &version :
         {QByteArray("HTTP/1.1"), QByteArray("HTTP/1.1\r\nConnection: keep-alive"), QByteArray("HTTP/1.0")}) {
        RawClient client(fixture.service);
        client.send("GET /api/health " + version + "\r\nHost: localhost\r\n\r\n");
        const Reply reply = client.next();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), "close");
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 1000);
    }
}

void TestHttpRuns::ignoresWhatFollowsARequest_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("in one go") << true;
    QTest::newRow("while the first is run") << false;
}

void TestHttpRuns::ignoresWhatFollowsARequest()
{
    QFETCH(bool, atOnce);
    Fixture fixture;
    RawClient client(fixture.service);
    const QByteArray second = fixture.execute(program(u"second"_s)).repeated(20);
    client.send(fixture.execute(program(u"first"_s)) + (atOnce ? second : QByteArray()));
    QTRY_VERIFY(fixture.runner.last());
    if (!atOnce)
        client.send(second);
    QTest::qWait(50);
    fixture.runner.last()->print("42");
    fixture.runner.last()->end(Outcome::Ok, 0);
    QCOMPARE(client.next().data().value("output"_L1).toString(), u"42"_s);
    client.send(second);
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 2000);
    QVERIFY(client.received().isEmpty());
    QCOMPARE(fixture.runner.runs().size(), 1);
}

void TestHttpRuns::aRequestCostsLittle()
{
    Fixture fixture;
    QElapsedTimer clock;
    clock.start();
    constexpr int count = 500;
    for (int i = 0; i < count; ++i)
        QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    qInfo("%d requests, each on a connection of its own, took %lld ms", count, clock.elapsed());
}

void TestHttpRuns::healthIsQuickUnderLoad()
{
    Fixture fixture;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(fixture.service));
        clients.back()->send(fixture.execute(program(QString::number(i))));
    }
    QTRY_COMPARE(fixture.runner.runs().size(), 64);

    std::vector<qint64> micros;
    for (int i = 0; i < 100; ++i) {
        QElapsedTimer clock;
        clock.start();
        // The programs print while health is asked for.
        for (const auto &run : fixture.runner.runs())
            run->print(QByteArray(4096, 'x'));
        QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
        micros.push_back(clock.nsecsElapsed() / 1000);
    }
    std::ranges::sort(micros);
    qInfo("health with 64 runs under way: median %lld us, worst %lld us", micros[50], micros[99]);
    QVERIFY(micros[50] < 50'000);

    for (const auto &run : fixture.runner.runs())
        run->end(Outcome::Ok, 0);
    for (const auto &client : clients)
        QCOMPARE(client->next().data().value("output"_L1).toString().size(), 409'600);
}

void TestHttpRuns::stopsTheRunOfAClientThatLeaves_data()
{
    QTest::addColumn<bool>("politely");
    QTest::addColumn<bool>("pipelined");
    QTest::newRow("closes") << true << false;
    QTest::newRow("resets") << false << false;
    QTest::newRow("closes with another request waiting") << true << true;
}

void TestHttpRuns::stopsTheRunOfAClientThatLeaves()
{
    QFETCH(bool, politely);
    QFETCH(bool, pipelined);
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute(program(u"x"_s)));
    QTRY_VERIFY(fixture.runner.last());
    auto run = fixture.runner.runs().first();
    run->endsWhenStopped = false;
    if (pipelined)
        client.send(fixture.execute(program(u"y"_s)));
    QTest::qWait(50);

    QElapsedTimer clock;
    clock.start();
    if (politely)
        client.socket().disconnectFromHost();
    else
        client.socket().abort();
    QTRY_COMPARE_WITH_TIMEOUT(run->stops, 1, 1000);
    qInfo("stopped after %lld ms", clock.elapsed());
    run->print("still printing");
    run->end(Outcome::Stopped);
    QTRY_VERIFY(run.isNull());
    QCOMPARE(fixture.runner.runs().size(), 1);
    QVERIFY(fixture.ask(fixture.request("GET", "/metrics"))
                .body.contains("learncode_runs_total{language=\"python\",outcome=\"stopped\"} 1\n"));
}

void TestHttpRuns::leavesOtherRunsAlone()
{
    Fixture fixture;
    RawClient stays(fixture.service);
    auto leaves = std::make_unique<RawClient>(fixture.service);
    stays.send(fixture.execute(program(u"stays"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 1);
    leaves->send(fixture.execute(program(u"leaves"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 2);
    auto staying = fixture.runner.runs().first();
    leaves.reset();
    QTRY_VERIFY(fixture.runner.runs().last().isNull());
    QCOMPARE(staying->stops, 0);
    staying->print("42");
    staying->end(Outcome::Ok, 0);
    QCOMPARE(stays.next().data().value("output"_L1).toString(), u"42"_s);
}

void TestHttpRuns::closeAnswersWhatIsUnderWay()
{
    Fixture fixture;
    RawClient idle(fixture.service);
    idle.send("GET /api/he");
    RawClient busy(fixture.service);
    busy.send(fixture.execute(program(u"x"_s)));
    QTRY_VERIFY(fixture.runner.last());
    fixture.service.close();
    QTRY_VERIFY(idle.isClosed());
    QVERIFY(!busy.isClosed());
    fixture.runner.last()->print("42");
    fixture.runner.last()->end(Outcome::Ok, 0);
    const Reply reply = busy.next();
    QCOMPARE(reply.data().value("output"_L1).toString(), u"42"_s);
    QCOMPARE(reply.header("Connection"), "close");
    QTRY_VERIFY(busy.isClosed());
}

void TestHttpRuns::endsItsRunsWhenDeleted()
{
    auto fixture = std::make_unique<Fixture>();
    RawClient client(fixture->service);
    client.send(fixture->execute(program(u"x"_s)));
    QTRY_VERIFY(fixture->runner.last());
    const auto run = fixture->runner.runs().first();
    fixture.reset();
    QVERIFY(run.isNull());
    QTRY_VERIFY(client.isClosed());
}

QTEST_GUILESS_MAIN(TestHttpRuns)
#include "tst_httpruns.moc"
