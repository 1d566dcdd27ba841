// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

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
    return "POST /api/code/execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n";
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
    void capsConnections();
    void survivesAClientThatDoesNotRead();
    void dropsAClientThatSendsOnAndOn();
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
    QTest::newRow("one chunk") << postHead("Transfer-Encoding: chunked\r\n") << QByteArray("12c00000\r\n") << 413;
    QTest::newRow("many chunks") << postHead("Transfer-Encoding: chunked\r\n") << QByteArray("10000\r\n") << 413;
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
    const bool manyChunks = QByteArrayView(QTest::currentDataTag()) == "many chunks";
    const qint64 before = residentKb();
    qint64 most = before;
    qint64 left = 300ll << 20;
    client.send(head + (manyChunks ? QByteArray() : prefix));
    const auto pump = [&] {
        most = std::max(most, residentKb());
        while (left > 0 && client.socket().bytesToWrite() < 4 * block.size()) {
            client.send(manyChunks ? prefix + block + "\r\n" : block);
            left -= block.size();
        }
    };
    connect(&client.socket(), &QTcpSocket::bytesWritten, this, pump);
    pump();
    QCOMPARE(client.next().status, status);
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed() || left <= 0, 5000);
    qInfo("memory grew by %lld KiB while %lld MiB were sent", most - before, ((300ll << 20) - left) >> 20);
    QVERIFY2(most - before < 8 * 1024, QByteArray::number(most - before).constData());
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpLimits::takesBodiesUpToTheLimit_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<int>("tooMany");
    QTest::newRow("length, at the limit") << false << 0;
    QTest::newRow("length, beyond") << false << 1;
    QTest::newRow("chunked, at the limit") << true << 0;
    QTest::newRow("chunked, beyond") << true << 1;
}

void TestHttpLimits::takesBodiesUpToTheLimit()
{
    QFETCH(bool, chunked);
    QFETCH(int, tooMany);
    HttpOptions options;
    options.bodyBytes = 200'000;
    Fixture fixture(options);
    fixture.answerRuns("42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    QByteArray body = QJsonDocument(Fixture::hello()).toJson(QJsonDocument::Compact);
    body += QByteArray(options.bodyBytes + tooMany - body.size(), ' ');

    QByteArray bytes;
    if (chunked) {
        bytes = postHead("Transfer-Encoding: chunked\r\n");
        for (qsizetype at = 0; at < body.size(); at += 7777) {
            const QByteArray part = body.mid(at, 7777);
            bytes += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
        }
        bytes += "0\r\n\r\n";
    } else {
        bytes = postHead("Content-Length: " + QByteArray::number(body.size()) + "\r\n") + body;
    }
    const Reply reply = fixture.ask(bytes);
    QCOMPARE(reply.status, tooMany ? 413 : 200);
}

void TestHttpLimits::saysContinue()
{
    Fixture fixture;
    fixture.answerRuns("42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    const QByteArray body = QJsonDocument(Fixture::hello()).toJson();
    RawClient client(fixture.service);
    client.send(postHead("Expect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
    QCOMPARE(client.next(false).status, 100);
    client.send(body);
    QCOMPARE(client.next().status, 200);

    // What is refused anyway is refused at once.
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
    QTest::newRow("chunk") << postHead("Transfer-Encoding: chunked\r\n") + "10\r\n{";
}

void TestHttpLimits::timesOutHalfARequest()
{
    QFETCH(QByteArray, bytes);
    HttpOptions options;
    options.receiveTimeout = 200ms;
    Fixture fixture(options);
    RawClient client(fixture.service);
    client.send(bytes);
    const Reply reply = client.next();
    Fixture::record(bytes, reply);
    QCOMPARE(reply.status, 408);
    QCOMPARE(reply.code(), u"timeout"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 2000);
}

// A byte now and then does not prolong the deadline.
void TestHttpLimits::timesOutDrips()
{
    HttpOptions options;
    options.receiveTimeout = 400ms;
    Fixture fixture(options);
    RawClient client(fixture.service);
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client, [&] { client.send("x"); });
    client.send("GET /");
    drip.start(20ms);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(client.next().status, 408);
    QVERIFY2(clock.elapsed() < 1500, QByteArray::number(clock.elapsed()).constData());
}

void TestHttpLimits::closesIdleConnections()
{
    HttpOptions options;
    options.idleTimeout = 200ms;
    Fixture fixture(options);
    RawClient silent(fixture.service);
    RawClient once(fixture.service);
    once.send(fixture.request("GET", "/api/health"));
    QCOMPARE(once.next().status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(silent.isClosed() && once.isClosed(), 2000);
    QVERIFY(silent.received().isEmpty());
    QVERIFY(once.received().isEmpty());
}

void TestHttpLimits::capsConnections()
{
    HttpOptions options;
    options.connections = 3;
    Fixture fixture(options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(fixture.service));
        clients.back()->send(fixture.request("GET", "/api/health"));
        QCOMPARE(clients.back()->next().status, 200);
    }
    RawClient tooMany(fixture.service);
    const Reply reply = tooMany.next();
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.code(), u"too_many_connections"_s);
    QCOMPARE(reply.json().value("retryable"_L1), QJsonValue(true));
    QTRY_VERIFY(tooMany.isClosed());

    clients.pop_back();
    QTRY_COMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpLimits::survivesAClientThatDoesNotRead()
{
    Fixture fixture;
    RawClient greedy(fixture.service);
    greedy.socket().setReadBufferSize(1024);
    disconnect(&greedy.socket(), &QTcpSocket::readyRead, nullptr, nullptr);
    const QByteArray one = fixture.request("GET", "/api/openapi.json");
    const qint64 before = residentKb();
    greedy.send(one.repeated(2000)); // 90 MB of answers
    QTest::qWait(500);
    const qint64 grown = residentKb() - before;
    qInfo("memory grew by %lld KiB for 90 MB of answers that nobody reads", grown);
    QVERIFY2(grown < 8 * 1024, QByteArray::number(grown).constData());
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health")).status, 200);
}

void TestHttpLimits::dropsAClientThatSendsOnAndOn()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.execute(Fixture::hello()));
    QTRY_VERIFY(fixture.runner.last());
    client.send(QByteArray(4 << 20, 'x'));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.runner.last() ? fixture.runner.last()->stops : 1, 1, 2000);
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
