// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include "core/http/guard/RequestGuard.h"

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

class TestHttpGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksHost_data();
    void checksHost();
    void checksOrigin_data();
    void checksOrigin();
    void acceptsConfiguredHosts();
    void refusesNamesWhenTheClientHasLeft();
    void requiresJson_data();
    void requiresJson();
    void refusesMalformed_data();
    void refusesMalformed();
    void answersMethods_data();
    void answersMethods();
    void headHasNoBody();
    void saysThatASessionIsAWebSocket();
    void doesNotUpgradeElsewhere();
    void everyAnswerIsGuarded();
};

void TestHttpGuard::checksHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("localhost") << QByteArray("localhost:5000") << 200;
    QTest::newRow("upper case") << QByteArray("LOCALHOST") << 200;
    QTest::newRow("IPv4") << QByteArray("127.0.0.1") << 200;
    QTest::newRow("IPv6") << QByteArray("[::1]:80") << 200;
    QTest::newRow("name of a page") << QByteArray("evil.example") << 403;
    QTest::newRow("looks local") << QByteArray("localhost.evil.example:5000") << 403;
    QTest::newRow("other address") << QByteArray("10.0.0.1") << 403;
    QTest::newRow("empty") << QByteArray("") << 400;
    QTest::newRow("user") << QByteArray("localhost@evil.example") << 400;
    QTest::newRow("port is no number") << QByteArray("localhost:x") << 400;
    QTest::newRow("list") << QByteArray("localhost, evil.example") << 400;
}

void TestHttpGuard::checksHost()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    Fixture fixture;
    const Reply reply = fixture.ask("GET /api/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QCOMPARE(reply.status, status);
    if (status == 403)
        QCOMPARE(reply.code(), u"forbidden_host"_s);

    // The host of an absolute target counts as much as the header.
    if (!host.isEmpty()) {
        const Reply absolute = fixture.ask("GET http://" + host + "/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(absolute.status, host.contains(',') ? 400 : status);
    }
}

void TestHttpGuard::checksOrigin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("own") << QByteArray("http://HOST") << true;
    QTest::newRow("foreign") << QByteArray("https://evil.example") << false;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("other port here") << QByteArray("http://127.0.0.1:1") << false;
    QTest::newRow("other name of ours") << QByteArray("http://localhost:1") << false;
}

void TestHttpGuard::checksOrigin()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, accepted);
    Fixture fixture;
    fixture.answerRuns(
        "42", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    const QByteArray header = "Origin: " + QByteArray(origin).replace("HOST", fixture.host()) + "\r\n";
    const QByteArray body = QJsonDocument(Fixture::hello()).toJson();
    const Reply reply = fixture.ask(fixture.request("POST", "/api/code/execute", body, header));
    QCOMPARE(reply.status, accepted ? 200 : 403);
    QCOMPARE(reply.code(), accepted ? QString() : u"forbidden_origin"_s);
    QCOMPARE(fixture.runner.runs().size(), accepted ? 1 : 0);
}

void TestHttpGuard::acceptsConfiguredHosts()
{
    HttpOptions options;
    options.hosts = {u"Class.Example"_s};
    Fixture fixture(options);
    QCOMPARE(fixture.ask("GET /api/health HTTP/1.1\r\nHost: class.example:80\r\n\r\n").status, 200);
    QCOMPARE(fixture.ask("GET /api/health HTTP/1.1\r\nHost: other.example\r\n\r\n").status, 403);
}

// The address of a connection that is gone is null, as that of a name is: they must not count as equal.
void TestHttpGuard::refusesNamesWhenTheClientHasLeft()
{
    Request request;
    request.authority = "evil.example";
    request.headers = {{"host", "evil.example"}};
    const auto refusal = RequestGuard({}).check(request);
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->status, 403);
}

void TestHttpGuard::requiresJson_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("json") << QByteArray("Content-Type: application/json\r\n") << 400;
    QTest::newRow("json in UTF-8") << QByteArray("Content-Type: Application/JSON; Charset=\"UTF-8\"\r\n") << 400;
    QTest::newRow("none") << QByteArray() << 415;
    QTest::newRow("form") << QByteArray("Content-Type: application/x-www-form-urlencoded\r\n") << 415;
    QTest::newRow("plain") << QByteArray("Content-Type: text/plain\r\n") << 415;
    QTest::newRow("other charset") << QByteArray("Content-Type: application/json; charset=utf-16\r\n") << 415;
    QTest::newRow("hidden") << QByteArray("Content-Type: text/plain, application/json\r\n") << 415;
    QTest::newRow("compressed") << QByteArray("Content-Type: application/json\r\nContent-Encoding: gzip\r\n") << 415;
}

void TestHttpGuard::requiresJson()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    Fixture fixture;
    const Reply reply =
        fixture.ask("POST /api/code/execute HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: 2\r\n\r\n{}");
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), status == 415 ? u"unsupported_media_type"_s : u"bad_request"_s);
}

void TestHttpGuard::refusesMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /api/code/execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    QTest::newRow("TLS") << QByteArray::fromHex("160301020001000100") << 400;
    QTest::newRow("garbage") << QByteArray("\x01\x02\x03\x04") << 400;
    QTest::newRow("words") << QByteArray("hello there\r\n\r\n") << 400;
    QTest::newRow("bare line feed") << QByteArray("GET / HTTP/1.1\nHost: localhost\n\n") << 400;
    QTest::newRow("both framings") << post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
    QTest::newRow("negative length") << post + "Content-Length: -5\r\n\r\n" << 400;
    QTest::newRow("two lengths") << post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" << 400;
    QTest::newRow("chunks") << post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" << 411;
    QTest::newRow("line of 64 KB") << "GET /" + QByteArray(65'536, 'a') + " HTTP/1.1\r\n\r\n" << 431;
    QTest::newRow("header of 100 KB") << "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(100'000, 'a')
            + "\r\n\r\n" << 431;
    QTest::newRow("10,000 headers") << "GET / HTTP/1.1\r\nHost: localhost\r\n" + QByteArray("A: b\r\n").repeated(10'000)
            + "\r\n" << 431;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("expectation") << post + "Expect: tea\r\nContent-Length: 2\r\n\r\n{}" << 417;
}

void TestHttpGuard::refusesMalformed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(bytes);
    const Reply reply = client.next();
    Fixture::record(bytes, reply);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("Connection"), "close");
    QCOMPARE(reply.json().value("success"_L1), QJsonValue(false));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received().isEmpty());
    QVERIFY(fixture.runner.runs().isEmpty());
}

void TestHttpGuard::answersMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("get execute") << QByteArray("GET") << QByteArray("/api/code/execute") << 405
                                 << QByteArray("POST, OPTIONS");
    QTest::newRow("delete health") << QByteArray("DELETE") << QByteArray("/api/health") << 405
                                   << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("post health") << QByteArray("POST") << QByteArray("/api/health") << 405
                                 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("trace") << QByteArray("TRACE") << QByteArray("/") << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("lower case") << QByteArray("get") << QByteArray("/") << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("options") << QByteArray("OPTIONS") << QByteArray("/api/code/execute") << 204
                             << QByteArray("POST, OPTIONS");
    QTest::newRow("options of all") << QByteArray("OPTIONS") << QByteArray("*") << 204
                                    << QByteArray("GET, HEAD, POST, OPTIONS");
    QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/nothing") << 404 << QByteArray();
    QTest::newRow("out of the tree") << QByteArray("GET") << QByteArray("/../etc/passwd") << 404 << QByteArray();
    QTest::newRow("encoded") << QByteArray("GET") << QByteArray("/%2e%2e/%00") << 404 << QByteArray();
    QTest::newRow("query") << QByteArray("GET") << QByteArray("/api/health?x=1") << 200 << QByteArray();
}

void TestHttpGuard::answersMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request(method, path));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("Allow"), allow);
}

void TestHttpGuard::headHasNoBody()
{
    Fixture fixture;
    RawClient client(fixture.service);
    client.send(fixture.request("HEAD", "/api/health"));
    const Reply head = client.next(false);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received().isEmpty());
    const Reply get = fixture.ask(fixture.request("GET", "/api/health"));
    QCOMPARE(head.status, 200);
    QCOMPARE(get.status, 200);
    QVERIFY(!get.body.isEmpty());
    QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
}

void TestHttpGuard::saysThatASessionIsAWebSocket()
{
    Fixture fixture;
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/session")).status, 426);
    QCOMPARE(fixture.ask(fixture.request("POST", "/api/code/session")).status, 405);
    const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/session", {}, upgrade)).code(), u"upgrade_required"_s);
    QCOMPARE(
        fixture.ask(fixture.request("GET", "/api/code/session", {}, upgrade + "Sec-WebSocket-Version: 13\r\n")).status,
        400);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/session", {}, upgrade + "Origin: https://evil.example\r\n"))
                 .status,
             403);
    HttpOptions none;
    none.sessions.sessions = 0;
    Fixture full(none);
    QCOMPARE(full.ask(full.request("GET", "/api/code/session", {},
                                   upgrade
                                       + "Sec-WebSocket-Version: 13\r\n"
                                         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
                 .code(),
             u"too_many_sessions"_s);
}

void TestHttpGuard::doesNotUpgradeElsewhere()
{
    Fixture fixture;
    const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/code/sessions", {}, upgrade)).status, 404);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health", {}, upgrade)).status, 400);
    QCOMPARE(fixture.ask(fixture.request("GET", "/api/health", {}, "Upgrade: h2c\r\nConnection: Upgrade\r\n")).status,
             200);
}

void TestHttpGuard::everyAnswerIsGuarded()
{
    Fixture fixture;
    for (const QByteArray &bytes : {fixture.request("GET", "/"), fixture.request("GET", "/api/health"),
                                    fixture.request("GET", "/none"), QByteArray("nonsense\r\n\r\n")}) {
        const Reply reply = fixture.ask(bytes);
        QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff");
        QCOMPARE(reply.header("Cache-Control"), "no-store");
        QVERIFY(!reply.header("Date").isEmpty());
        QVERIFY(!reply.head.toLower().contains("access-control"));
    }
    const Reply page = fixture.ask(fixture.request("GET", "/"));
    QVERIFY(page.header("Content-Security-Policy").contains("default-src 'none'"));
    QVERIFY(page.body.contains("curl"));
}

QTEST_GUILESS_MAIN(TestHttpGuard)
#include "tst_httpguard.moc"
