// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QFile>

#include <vector>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

qint64 residentKb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.sliced(6).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

QByteArray postHead(const QByteArray &headers)
{
    return "POST /api/code/execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
        + "\r\n";
}

} // namespace

class TestHttpLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAnnouncedLength();
    void memoryStaysFlat_data();
    void memoryStaysFlat();
    void takesBodiesUpToTheLimit_data();
    void takesBodiesUpToTheLimit();
    void saysContinue();
    void timesOutHalfARequest_data();
    void timesOutHalfARequest();
    void timesOutDrips();
    void closesIdleConnections();
    void beginningAndWaitingMayTakeAsLong_data();
    void beginningAndWaitingMayTakeAsLong();
    void capsConnections();
    void survivesClientsThatDoNotRead();
    void noticesAFloodingClientLeave();
};

void TestHttpLimits::refusesAnnouncedLength()
{
    Fixture fixture;
    // Not one byte of the body is sent: the head is enough.
    const Reply reply = fixture.ask(postHead("Content-Length: 1048577\r\n"));
    QCOMPARE(reply.status, 413);
    QCOMPARE(reply.code(), u"too_large"_s);
    const Reply expecting = fixture.ask(postHead("Content-Length: 1048577\r\nExpect: 100-continue\r\n"));
    QCOMPARE(expecting.status, 413);
}

void TestHttpLimits::memoryStaysFlat_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<int>("status");
    QTest::newRow("announced") << postHead("Content-Length: 314572800\r\n") << QByteArray() << 413;
    QTest::newRow("chunks") << postHead("Transfer-Encoding: chunked\r\n") << QByteArray("12c00000\r\n") << 411;
    QTest::newRow("header") << QByteArray("GET / HTTP/1.1\r\nX: ") << QByteArray() << 431;
}

// 300 MB at a service whose requests may have 1 MiB.
void TestHttpLimits::memoryStaysFlat()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, prefix);
    QFETCH(int, status);
    Fixture fixture;
    RawClient client(fixture.service);
    const QByteArray block(65'536, 'x');
    const qint64 before = residentKb();
    qint64 most = before;
    qint64 left = 300ll << 20;
    client.send(head + prefix);
    const auto pump = [&] {
        most = std::max(most, residentKb());
        while (left > 0 && client.socket().bytesToWrite() < 4 * block.size()) {
            client.send(block);
            left -= block.size();
        }
    };
    connect(&client.socket(), &QTcpSocket::bytesWritten, this, pump);
    pump();
    QCOMPARE(client.next().status, status);
    QTRY_VERIFY(client.isClosed() || left <= 250ll << 20);
    // It lingers for a client that goes on sending, and not for ever.
    QTRY_VERIFY((fixture.clock.step(1s), client.isClosed() || left <= 0));
    qInfo("memory grew by %lld KiB while %lld MiB were sent", most - before, ((300ll << 20) - left) >> 20);
    QVERIFY2(most - before < 8 * 1024, QByteArray::number(most - before).constData());
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpLimits::takesBodiesUpToTheLimit_data()
{
    QTest::addColumn<int>("tooMany");
    QTest::newRow("at the limit") << 0;
    QTest::newRow("beyond") << 1;
}

void TestHttpLimits::takesBodiesUpToTheLimit()
{
    QFETCH(int, tooMany);
    HttpOptions options;
    options.bodyBytes = 200'000;
    Fixture fixture(options);
    fixture.answerRuns(
        "42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    QByteArray body = QJsonDocument(Fixture::hello()).toJson(QJsonDocument::Compact);
    body += QByteArray(options.bodyBytes + tooMany - body.size(), ' ');
    const Reply reply = fixture.ask(postHead("Content-Length: " + QByteArray::number(body.size()) + "\r\n") + body);
    QCOMPARE(reply.status, tooMany ? 413 : 200);
}

void TestHttpLimits::saysContinue()
{
    Fixture fixture;
    fixture.answerRuns(
        "42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    const QByteArray body = QJsonDocument(Fixture::hello()).toJson();
    RawClient client(fixture.service);
    client.send(postHead("Expect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
    QCOMPARE(client.next(false).status, 100);
    client.send(body);
    QCOMPARE(client.next().status, 200);

    // What the guard refuses is refused at once.
    RawClient other(fixture.service);
    other.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
    QCOMPARE(other.next().status, 404);
}

void TestHttpLimits::timesOutHalfARequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("line") << QByteArray("GET / HT");
    QTest::newRow("headers") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n");
    QTest::newRow("body") << postHead("Content-Length: 100\r\n") + "{";
}

void TestHttpLimits::timesOutHalfARequest()
{
    QFETCH(QByteArray, bytes);
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(bytes);
    QVERIFY(fixture.settle(client.socket()));
    fixture.clock.step(fixture.options.receiveTimeout - 1ms);
    QVERIFY(fixture.settle());
    QVERIFY(client.received().isEmpty());
    fixture.clock.step(1ms);
    const Reply reply = client.next();
    Fixture::record(bytes, reply);
    QCOMPARE(reply.status, 408);
    QCOMPARE(reply.code(), u"timeout"_s);
    QTRY_VERIFY(client.isClosed());
}

// A byte now and then does not prolong the deadline.
void TestHttpLimits::timesOutDrips()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send("GET /");
    QVERIFY(fixture.settle(client.socket()));
    for (int i = 0; i < 9; ++i) {
        fixture.clock.step(fixture.options.receiveTimeout / 10);
        client.send("x");
        QVERIFY(fixture.settle(client.socket()));
        QVERIFY(client.received().isEmpty());
    }
    fixture.clock.step(fixture.options.receiveTimeout / 10);
    QCOMPARE(client.next().status, 408);
}

void TestHttpLimits::closesIdleConnections()
{
    Fixture fixture;
    RawClient silent(fixture.service);
    QVERIFY(fixture.settle(silent.socket()));
    fixture.clock.step(fixture.options.idleTimeout - 1ms);
    QVERIFY(fixture.settle());
    QVERIFY(!silent.isClosed());
    fixture.clock.step(1ms);
    QTRY_VERIFY(silent.isClosed());
    QVERIFY(silent.received().isEmpty());
}

void TestHttpLimits::beginningAndWaitingMayTakeAsLong_data()
{
    QTest::addColumn<std::chrono::milliseconds>("idle");
    QTest::newRow("as long") << HttpOptions().receiveTimeout;
    QTest::newRow("shorter") << HttpOptions().receiveTimeout / 2;
}

// Who has begun has the time to send a request from its first byte on, whatever time there was to begin.
void TestHttpLimits::beginningAndWaitingMayTakeAsLong()
{
    QFETCH(std::chrono::milliseconds, idle);
    HttpOptions options;
    options.idleTimeout = idle;
    Fixture fixture(options);
    RawClient silent(fixture.service);
    RawClient begun(fixture.service);
    RawClient complete(fixture.service);
    QVERIFY(fixture.settle(silent.socket()) && fixture.settle(begun.socket()) && fixture.settle(complete.socket()));
    fixture.clock.step(idle - 1ms);
    begun.send("GET /api/health HT");
    complete.send("GET /api/health HT");
    QVERIFY(fixture.settle(begun.socket()) && fixture.settle(complete.socket()));
    fixture.clock.step(1ms);
    QTRY_VERIFY(silent.isClosed());
    QVERIFY(silent.received().isEmpty());
    fixture.clock.step(options.receiveTimeout - 2ms);
    complete.send("TP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(complete.next().status, 200);
    QVERIFY(begun.received().isEmpty() && !begun.isClosed());
    fixture.clock.step(1ms);
    QCOMPARE(begun.next().status, 408);
}

void TestHttpLimits::capsConnections()
{
    HttpOptions options;
    options.connections = 3;
    options.connectionsPerClient = 3;
    Fixture fixture(options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(fixture.service));
        clients.back()->send("GET /");
        QTRY_COMPARE(clients.back()->socket().state(), QAbstractSocket::ConnectedState);
    }
    RawClient tooMany(fixture.service);
    const Reply reply = tooMany.next();
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.code(), u"too_many_connections"_s);
    QCOMPARE(reply.json().value("retryable"_L1), QJsonValue(true));
    QTRY_VERIFY(tooMany.isClosed());

    clients.pop_back();
    QVERIFY(
        learncode::test::comesTrue([&] { return fixture.ask(fixture.request("GET", "/api/health")).status == 200; }));
}

void TestHttpLimits::survivesClientsThatDoNotRead()
{
    HttpOptions options;
    options.connections = 100;
    Fixture fixture(options);
    fixture.answerRuns(
        QByteArray(1 << 20, 'x'),
        {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    std::vector<std::unique_ptr<RawClient>> greedy;
    for (int i = 0; i < 50; ++i) {
        greedy.push_back(std::make_unique<RawClient>(fixture.service));
        greedy.back()->socket().setReadBufferSize(1024);
        disconnect(&greedy.back()->socket(), &QTcpSocket::readyRead, nullptr, nullptr);
        greedy.back()->send(fixture.execute(Fixture::hello()));
    }
    QTRY_COMPARE(fixture.answered(), 50);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

// What a client sends while its program runs is thrown away, and its leaving is noticed all the same.
void TestHttpLimits::noticesAFloodingClientLeave()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute(Fixture::hello()));
    QTRY_VERIFY(fixture.runner.last());
    const qint64 before = residentKb();
    client.send(QByteArray(16 << 20, 'x'));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    QVERIFY(fixture.runner.last());
    QCOMPARE(fixture.runner.last()->stops, 0);
    client.socket().disconnectFromHost();
    QTRY_COMPARE(fixture.runner.last() ? fixture.runner.last()->stops : 1, 1);
    qInfo("memory grew by %lld KiB", residentKb() - before);
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
