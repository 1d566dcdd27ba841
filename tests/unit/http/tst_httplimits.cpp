// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <QTimer>

#include <memory>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

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

/// Sends in a thread of its own until all is sent or the connection is gone, and reads only then what it
/// was answered: QTcpSocket would stop when the other side closes its half.
class StubbornClient final : public QThread
{
public:
    StubbornClient(quint16 port, QByteArray first, QByteArray block, qint64 total)
        : m_port(port)
        , m_first(std::move(first))
        , m_block(std::move(block))
        , m_total(total)
    {
    }

    qint64 sent = 0;
    QByteArray answer;

protected:
    void run() override
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
            bool open = sendAll(fd, m_first);
            // The answer is taken when it comes: a reset later on would destroy it.
            while (open && sent < m_total) {
                open = sendAll(fd, m_block);
                receive(fd, MSG_DONTWAIT);
            }
        }
        ::close(fd);
    }

private:
    bool sendAll(int fd, const QByteArray &bytes)
    {
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t wrote =
                ::send(fd, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
            if (wrote <= 0)
                return false;
            at += wrote;
            sent += wrote;
        }
        return true;
    }
    void receive(int fd, int flags)
    {
        char buffer[4096];
        if (const ssize_t got = ::recv(fd, buffer, sizeof buffer, flags); got > 0)
            answer.append(buffer, got);
    }

    quint16 m_port;
    QByteArray m_first;
    QByteArray m_block;
    qint64 m_total;
};

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

// 300 MB at a service whose requests may have 1 MiB, from a client that sends on whatever it is told.
void TestHttpLimits::memoryStaysFlat()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, prefix);
    QFETCH(int, status);
    Fixture fixture;
    const bool manyChunks = QByteArrayView(QTest::currentDataTag()) == "many chunks";
    const QByteArray first = manyChunks ? head : head + prefix;
    const QByteArray block =
        (manyChunks ? prefix : QByteArray()) + QByteArray(65'536, 'x') + (manyChunks ? "\r\n" : "");
    const auto port = static_cast<quint16>(fixture.service.url().port());

    const qint64 before = residentKb();
    StubbornClient client(port, first, block, 300ll << 20);
    client.start();
    qint64 most = 0;
    while (!client.wait(0)) {
        QTest::qWait(5);
        most = std::max(most, residentKb() - before);
    }
    qInfo("memory grew by %lld KiB while %lld MiB were sent", most, client.sent >> 20);
    QVERIFY2(client.answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), client.answer.constData());
    QVERIFY(client.sent > 2 << 20);
    QVERIFY2(most < 8 * 1024, QByteArray::number(most).constData());
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
    fixture.answerRuns(
        "42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
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
    fixture.answerRuns(
        "42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
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
    QVERIFY(greedy.socket().bytesAvailable() > 0);
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
