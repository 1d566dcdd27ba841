// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionFixture.h"

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

/// How sessions end, and what becomes of their runs; readers that are slow.
class TestHttpSessionEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsTheRunOfAClientThatLeaves_data();
    void stopsTheRunOfAClientThatLeaves();
    void aSlowReaderSlowsItsProgram();
    void endsWithTheService();
    void mayGoInTheMiddle();
    void isCounted();
};

void TestHttpSessionEnd::stopsTheRunOfAClientThatLeaves_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("close frame") << 0;
    QTest::newRow("FIN") << 1;
    QTest::newRow("reset") << 2;
}

void TestHttpSessionEnd::stopsTheRunOfAClientThatLeaves()
{
    QFETCH(int, way);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    QVERIFY(run);
    run->endsWhenStopped = false;
    if (way == 0)
        client->sendBytes(RawWebSocket::frame(RawWebSocket::Close, QByteArray("\x03\xe8", 2)));
    else if (way == 1)
        client->socket().disconnectFromHost();
    else
        client->socket().abort();
    QTRY_COMPARE(run->stops, 1);
    if (way == 0)
        QCOMPARE(client->closedWith(), 1000);
    QCOMPARE(fixture.metric("learncode_sessions"), 0);
    run->print(QByteArray(100'000, 'x'));
    QCOMPARE(run->acknowledged, 100'000); // nobody holds up its end
    run->end(Outcome::Stopped);
    QTRY_VERIFY(!run);
    QCOMPARE(fixture.metric("learncode_runs_total{language=\"python\",outcome=\"stopped\"}"), 1);
    QCOMPARE(fixture.metric("learncode_http_connections"), 1);
}

void TestHttpSessionEnd::aSlowReaderSlowsItsProgram()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    QVERIFY(!run->autoAcknowledge);
    run->print("x");
    QTRY_COMPARE(run->acknowledged, 1);

    client->pauseReading(true);
    const QByteArray chunk(64 * 1024, 'x');
    qint64 printed = 1;
    // As the executor does, no more than a window ahead of what is acknowledged, until nothing more is.
    for (qint64 before = -1; before != run->acknowledged;) {
        before = run->acknowledged;
        while (printed - run->acknowledged < 256 * 1024) {
            run->print(chunk);
            printed += chunk.size();
        }
        QVERIFY2(printed < 32 << 20, "somebody buffers without bound");
        QVERIFY(fixture.settle());
    }
    QVERIFY(run->acknowledged < printed);
    client->pauseReading(false);
    QTRY_COMPARE(run->acknowledged, printed);
    run->end(Outcome::Ok, 0);
    QVERIFY(!client->nextOf(u"finished"_s).isEmpty());
}

void TestHttpSessionEnd::endsWithTheService()
{
    SessionFixture fixture;
    const auto busy = fixture.open();
    const auto quiet = fixture.open();
    QVERIFY(busy && quiet);
    const QPointer<FakeRun> run = fixture.begin(*busy);
    QVERIFY(run);
    fixture.service.close();
    QCOMPARE(run->stops, 1);
    QCOMPARE(busy->closedWith(), 1001);
    QCOMPARE(quiet->closedWith(), 1001);
    QTRY_VERIFY(!run);
    QVERIFY(busy->ends() && quiet->ends());
}

void TestHttpSessionEnd::mayGoInTheMiddle()
{
    auto fixture = std::make_unique<SessionFixture>();
    const auto reading = fixture->open();
    const auto writing = fixture->open();
    const auto closing = fixture->open();
    QVERIFY(reading && writing && closing);
    const QPointer<FakeRun> read = fixture->begin(*reading);
    const QPointer<FakeRun> write = fixture->begin(*writing);
    const QPointer<FakeRun> close = fixture->begin(*closing);
    QVERIFY(read && write && close);
    close->endsWhenStopped = false;
    closing->sendBytes(RawWebSocket::frame(RawWebSocket::Close, {}));
    QTRY_COMPARE(close->stops, 1);
    reading->sendJson(typed(QString(900'000, u'x')));
    QTest::qWait(2);
    write->print(QByteArray(900'000, 'x'));
    write->end(Outcome::Ok, 0);
    fixture.reset();
    QVERIFY(!read && !write && !close);
    QVERIFY(reading->ends() && writing->ends() && closing->ends());
}

void TestHttpSessionEnd::isCounted()
{
    SessionFixture fixture;
    QCOMPARE(fixture.metric("learncode_sessions"), 0);
    auto one = fixture.open();
    auto two = fixture.open();
    QVERIFY(one && two);
    QCOMPARE(fixture.metric("learncode_sessions"), 2);
    one.reset();
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 1);
    QCOMPARE(fixture.metric("learncode_sessions_total"), 2);
    QCOMPARE(fixture.metric("learncode_http_requests_total{path=\"/api/code/session\",code=\"101\"}"), 2);
}

QTEST_GUILESS_MAIN(TestHttpSessionEnd)
#include "tst_httpsessionend.moc"
