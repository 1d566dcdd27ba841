// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Crowd.h"
#include "HttpFixture.h"

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
    void healthIsAnsweredUnderLoad();
    void largeAnswersAreWrittenBesideTheEventLoop();
    void largeRequestsAreReadBesideTheEventLoop();
    void aClientMayLeaveWhileItsAnswerIsWritten();
    void aClientMayLeaveWhileItsRequestIsRead();
    void mayGoWhileAnswersAreWritten();
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
        QTRY_VERIFY(client.isClosed());
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
    QVERIFY(fixture.settle(client.socket()));
    fixture.runner.last()->print("42");
    fixture.runner.last()->end(Outcome::Ok, 0);
    QCOMPARE(client.next().data().value("output"_L1).toString(), u"42"_s);
    client.send(second);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(fixture.runner.runs().size(), 1);
}

void TestHttpRuns::healthIsAnsweredUnderLoad()
{
    Fixture fixture;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(fixture.service));
        clients.back()->send(fixture.execute(program(QString::number(i))));
    }
    QTRY_COMPARE(fixture.runner.runs().size(), 64);
    for (int i = 0; i < 25; ++i) {
        // The programs print while health is asked for.
        for (const auto &run : fixture.runner.runs())
            run->print(QByteArray(4096, 'x'));
        QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    }
    for (const auto &run : fixture.runner.runs())
        run->end(Outcome::Ok, 0);
    for (const auto &client : clients)
        QCOMPARE(client->next().data().value("output"_L1).toString().size(), 102'400);
}

// Each byte becomes six in JSON, twice: the whole is some hundred times the work of what overtakes it.
void TestHttpRuns::largeAnswersAreWrittenBesideTheEventLoop()
{
    constexpr int count = 16;
    const QByteArray worst(256 << 10, '\x01');
    Fixture fixture;
    const Crowd crowd(fixture.service, QList<QByteArray>(count, fixture.execute(program(u"1"_s))));
    QTRY_COMPARE(fixture.runner.runs().size(), count);
    for (const auto &run : fixture.runner.runs())
        run->print(worst);
    for (const auto &run : fixture.runner.runs())
        run->end(Outcome::Ok, 0);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    QVERIFY2(fixture.answered() < count, "health waited until the last of them was written");
    QTRY_COMPARE(fixture.answered(), count);
    QTRY_COMPARE(crowd.closed(), count);
    QVERIFY2(crowd.received() > worst.size() * 12 * count, qPrintable(QString::number(crowd.received())));
}

// It is one queue: what is read beside the event loop is not read before all that was written there earlier.
void TestHttpRuns::largeRequestsAreReadBesideTheEventLoop()
{
    constexpr int count = 16;
    Fixture fixture;
    const Crowd before(fixture.service, QList<QByteArray>(count, fixture.execute(program(u"1"_s))));
    QTRY_COMPARE(fixture.runner.runs().size(), count);
    const auto runs = fixture.runner.runs();
    for (const auto &run : runs)
        run->print(QByteArray(256 << 10, '\x01'));
    QJsonObject large = program(u"1"_s);
    large[u"input"_s] = QString(170'000, QChar(1)); // close to 1 MiB as JSON
    const QByteArray request = fixture.execute(large);
    QVERIFY(request.size() > 1'000'000);
    for (const auto &run : runs)
        run->end(Outcome::Ok, 0);
    const Crowd crowd(fixture.service, {request});
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
    QTRY_COMPARE(fixture.runner.runs().size(), count + 1);
    QCOMPARE(fixture.answered(), count);
    fixture.runner.last()->end(Outcome::Ok, 0);
    QTRY_COMPARE(crowd.closed(), 1);
}

void TestHttpRuns::aClientMayLeaveWhileItsAnswerIsWritten()
{
    Fixture fixture;
    auto leaves = std::make_unique<RawClient>(fixture.service);
    RawClient stays(fixture.service);
    leaves->send(fixture.execute(program(u"1"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 1);
    stays.send(fixture.execute(program(u"2"_s)));
    QTRY_COMPARE(fixture.runner.runs().size(), 2);
    for (const auto &run : fixture.runner.runs())
        run->print(QByteArray(256 << 10, '\x01'));
    const auto runs = fixture.runner.runs();
    for (const auto &run : runs)
        run->end(Outcome::Ok, 0);
    leaves.reset();
    const Reply reply = stays.next();
    QCOMPARE(reply.data().value("output"_L1).toString(), QString(256 << 10, QChar(1)));
    QTRY_VERIFY(fixture.ask(fixture.request("GET", "/metrics")).body.contains("learncode_http_connections 1\n"));
}

void TestHttpRuns::aClientMayLeaveWhileItsRequestIsRead()
{
    Fixture fixture;
    QJsonObject large = program(u"1"_s);
    large[u"input"_s] = QString(900'000, u'x');
    for (int i = 0; i < 10; ++i) {
        RawClient client(fixture.service);
        client.send(fixture.execute(large));
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        QTest::qWait(i);
        client.socket().abort();
    }
    // A run that was begun all the same has been stopped.
    QTRY_VERIFY(std::ranges::all_of(fixture.runner.runs(), [](const auto &run) { return run.isNull(); }));
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpRuns::mayGoWhileAnswersAreWritten()
{
    auto fixture = std::make_unique<Fixture>();
    const Crowd crowd(fixture->service, QList<QByteArray>(8, fixture->execute(program(u"1"_s))));
    QTRY_COMPARE(fixture->runner.runs().size(), 8);
    const auto runs = fixture->runner.runs();
    for (const auto &run : runs) {
        run->print(QByteArray(256 << 10, '\x01'));
        run->end(Outcome::Ok, 0);
    }
    fixture.reset();
    QTRY_COMPARE(crowd.closed(), 8);
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
    QVERIFY(fixture.settle(client.socket()));

    if (politely)
        client.socket().disconnectFromHost();
    else
        client.socket().abort();
    QTRY_COMPARE(run->stops, 1);
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
