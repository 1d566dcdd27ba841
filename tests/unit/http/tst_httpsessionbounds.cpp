// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionFixture.h"

#include "core/http/session/SessionPlaces.h"
#include "core/http/session/TokenBucket.h"

#include <QDir>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpOptions withSessions(const SessionOptions &sessions)
{
    HttpOptions options;
    options.sessions = sessions;
    return options;
}

qsizetype openDescriptors()
{
    return static_cast<qsizetype>(
        QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

} // namespace

/// What a session may use, and what it ends with when its client takes more.
class TestHttpSessionBounds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPlaces();
    void letsSoMuchPass();
    void opensSoManySessions();
    void endsAnIdleSession();
    void isNotIdleDuringARun();
    void endsASilentClient();
    void keepsAClientThatAnswers();
    void refusesTooManyMessages();
    void refusesTooManyBytes();
    void refusesAFloodOfPings();
    void holdsNoAnswersForAClientThatDoesNotRead();
    void boundsAMessage();
    void waitsForNobodyWhenItCloses_data();
    void waitsForNobodyWhenItCloses();
    void leavesNothingBehind();
};

void TestHttpSessionBounds::countsPlaces()
{
    const QHostAddress own(u"127.0.0.1"_s);
    const QHostAddress mapped(u"::ffff:127.0.0.1"_s);
    const QHostAddress one(u"192.0.2.1"_s);
    const QHostAddress other(u"192.0.2.2"_s);
    SessionPlaces places(5, 2);
    places.take(one);
    places.take(one);
    QVERIFY(!places.hasRoom(one));
    QVERIFY(places.hasRoom(other) && places.hasRoom(own) && places.hasRoom(mapped));
    places.take(own);
    places.take(mapped);
    QVERIFY(places.hasRoom(own) && places.hasRoom(mapped));
    places.take(own);
    QVERIFY(!places.hasRoom(own) && !places.hasRoom(other));
    places.giveBack(one);
    QVERIFY(places.hasRoom(one) && places.hasRoom(own));
    QCOMPARE(places.taken(), 4);
}

void TestHttpSessionBounds::letsSoMuchPass()
{
    TokenBucket bucket(10, 30);
    QVERIFY(!bucket.take(31, 0s));
    QVERIFY(bucket.take(30, 0s));
    QVERIFY(!bucket.take(1, 50ms));
    QVERIFY(bucket.take(1, 100ms));
    QVERIFY(!bucket.take(1, 100ms));
    QVERIFY(bucket.take(20, 2100ms));
    QVERIFY(!bucket.take(31, 1h));
    QVERIFY(bucket.take(30, 1h));
}

void TestHttpSessionBounds::opensSoManySessions()
{
    SessionFixture fixture(withSessions({.sessions = 2}));
    auto one = fixture.open();
    const auto two = fixture.open();
    QVERIFY(one && two);
    const Reply refusal = fixture.ask(RawWebSocket::upgradeHead(fixture.service.url()));
    QCOMPARE(refusal.status, 503);
    QCOMPARE(refusal.code(), u"too_many_sessions"_s);
    QCOMPARE(refusal.json()["retryable"_L1], QJsonValue(true));
    // A page cannot see that of its WebSocket, but of this.
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/session")).code(), u"too_many_sessions"_s);
    one.reset();
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 1);
    QVERIFY(fixture.open());
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 1);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/session")).status, 426);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpSessionBounds::endsAnIdleSession()
{
    SessionFixture fixture(withSessions({.idle = 2s, .ping = 1h}));
    const auto client = fixture.open();
    QVERIFY(client);
    fixture.clock.step(1s);
    client->sendJson(plain(u"stop"_s)); // not idle
    QVERIFY(fixture.settle(client->socket()));
    fixture.clock.step(1999ms);
    QCOMPARE(fixture.metric("learncode_sessions"), 1);
    fixture.clock.step(1ms);
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"idle"_s);
    QCOMPARE(client->closedWith(), 1000);
    QVERIFY(client->ends());
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
}

void TestHttpSessionBounds::isNotIdleDuringARun()
{
    SessionFixture fixture(withSessions({.idle = 1s, .ping = 1h}));
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    client->sendJson(typed(u"x"_s));
    QTRY_COMPARE(run->inputWritten, "x");
    fixture.clock.step(1min);
    QVERIFY(fixture.settle());
    QCOMPARE(run->stops, 0);
    run->end(Outcome::Ok, 0);
    QVERIFY(!client->nextOf(u"finished"_s).isEmpty());
    fixture.clock.step(999ms);
    QCOMPARE(fixture.metric("learncode_sessions"), 1);
    fixture.clock.step(1ms);
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"idle"_s);
}

void TestHttpSessionBounds::endsASilentClient()
{
    SessionFixture fixture(withSessions({.ping = 1s}));
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    QVERIFY(run);
    fixture.clock.step(1s);
    const auto ping = client->next(); // it takes pings in, but answers none
    QVERIFY(ping);
    QCOMPARE(ping->opcode, RawWebSocket::Ping);
    fixture.clock.step(999ms);
    QCOMPARE(fixture.metric("learncode_sessions"), 1);
    fixture.clock.step(1ms);
    QVERIFY(client->ends());
    QTRY_VERIFY(!run);
    QCOMPARE(fixture.metric("learncode_sessions"), 0);
}

void TestHttpSessionBounds::keepsAClientThatAnswers()
{
    SessionFixture fixture(withSessions({.ping = 1s}));
    const auto client = fixture.open();
    QVERIFY(client);
    for (int i = 0; i < 5; ++i) {
        fixture.clock.step(1s);
        const auto ping = client->next();
        QVERIFY(ping);
        QCOMPARE(ping->opcode, RawWebSocket::Ping);
        client->sendBytes(RawWebSocket::frame(RawWebSocket::Pong, ping->payload));
        QVERIFY(fixture.settle(client->socket()));
    }
    QVERIFY(fixture.begin(*client));
}

void TestHttpSessionBounds::refusesTooManyMessages()
{
    SessionFixture fixture(withSessions({.messagesPerSecond = 20}));
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    QVERIFY(run);
    const QByteArray message = RawWebSocket::frame(RawWebSocket::Text, "{\"type\":\"input\",\"data\":\"x\"}");
    client->sendBytes(message.repeated(99));
    QTRY_COMPARE(run->inputWritten.size(), 99); // five times as many at once, with the one that began
    fixture.clock.step(1s);
    client->sendBytes(message.repeated(20));
    QTRY_COMPARE(run->inputWritten.size(), 119);
    client->sendBytes(message);
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"too_fast"_s);
    QCOMPARE(client->closedWith(), 1008);
    QTRY_VERIFY(!run);
}

void TestHttpSessionBounds::refusesTooManyBytes()
{
    SessionFixture fixture(withSessions({.messageBytes = 20'000, .bytesPerSecond = 2'000}));
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    client->sendJson(typed(QString(15'000, u'x')));
    client->sendJson(typed(QString(15'000, u'x')));
    QTRY_COMPARE(run->inputWritten.size(), 30'000); // of twice the longest message at once
    client->sendJson(typed(QString(19'000, u'x')));
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"too_fast"_s);
    QCOMPARE(client->closedWith(), 1008);
}

void TestHttpSessionBounds::refusesAFloodOfPings()
{
    SessionFixture fixture(withSessions({.messageBytes = 20'000, .bytesPerSecond = 10'000}));
    const auto client = fixture.open();
    QVERIFY(client);
    const QByteArray ping = RawWebSocket::frame(RawWebSocket::Ping, QByteArray(125, 'x'));
    client->sendBytes(ping);
    const auto pong = client->next();
    QVERIFY(pong);
    QCOMPARE(pong->opcode, RawWebSocket::Pong);
    QCOMPARE(pong->payload, QByteArray(125, 'x'));
    client->sendBytes(ping.repeated(1000));
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"too_fast"_s);
    QCOMPARE(client->closedWith(), 1008);
}

// Without a bound on bytes, to reach what lies behind it.
void TestHttpSessionBounds::holdsNoAnswersForAClientThatDoesNotRead()
{
    SessionFixture fixture(withSessions({.bytesPerSecond = 1 << 30, .absurdBytes = 1 << 20}));
    const auto client = fixture.open();
    QVERIFY(client);
    client->pauseReading(true);
    client->sendBytes(RawWebSocket::frame(RawWebSocket::Ping, QByteArray(125, 'x')).repeated(120'000)); // 16 MB
    QVERIFY(client->ends());
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
}

void TestHttpSessionBounds::boundsAMessage()
{
    SessionFixture fixture(withSessions({.messageBytes = 20'000}));
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    const QByteArray empty = QJsonDocument(typed(QString())).toJson(QJsonDocument::Compact);
    const qsizetype most = 20'000 - empty.size();
    client->sendJson(typed(QString(most, u'x')));
    QTRY_COMPARE(run->inputWritten.size(), most);
    client->sendJson(typed(QString(most + 1, u'x')));
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"too_large"_s);
    QCOMPARE(client->closedWith(), 1009);
}

void TestHttpSessionBounds::waitsForNobodyWhenItCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("by a rule of ours") << RawWebSocket::frame(RawWebSocket::Binary, "x");
    QTest::newRow("by the protocol") << RawWebSocket::frame(3, "x");
    QTest::newRow("by the client") << RawWebSocket::frame(RawWebSocket::Close, {});
}

void TestHttpSessionBounds::waitsForNobodyWhenItCloses()
{
    QFETCH(QByteArray, bytes);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    QVERIFY(run);
    client->pauseReading(true);
    run->print(QByteArray(8 << 20, 'x')); // more than fits on the way
    QTRY_VERIFY(run->acknowledged == 0);
    client->sendBytes(bytes);
    QTRY_VERIFY(!run); // stopped
    QTRY_COMPARE((fixture.clock.step(1s), fixture.metric("learncode_sessions")), 0);
    QTRY_COMPARE(fixture.metric("learncode_http_connections"), 1);
}

void TestHttpSessionBounds::leavesNothingBehind()
{
    SessionFixture fixture;
    QVERIFY(fixture.open());
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
    QTRY_COMPARE(fixture.metric("learncode_http_connections"), 1);
    const qsizetype before = openDescriptors();
    for (int i = 0; i < 30; ++i) {
        const auto client = fixture.open();
        QVERIFY(client);
        if (i % 3 == 0) {
            QVERIFY(fixture.begin(*client));
        } else if (i % 3 == 1) {
            client->sendBytes("\x81"_ba); // half a frame
        } else {
            client->sendBytes(RawWebSocket::frame(RawWebSocket::Close, {}));
            QVERIFY(client->ends());
        }
    }
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
    QTRY_COMPARE(fixture.metric("learncode_http_connections"), 1);
    QTRY_COMPARE(openDescriptors(), before);
    QTRY_COMPARE(std::ranges::count_if(fixture.runner.runs(), [](const auto &run) { return !run.isNull(); }), 0);
}

QTEST_GUILESS_MAIN(TestHttpSessionBounds)
#include "tst_httpsessionbounds.moc"
