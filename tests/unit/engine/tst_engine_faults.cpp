// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/engine/Replies.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace learncode::engine;
using namespace learncode::test;

/// How the client gets on with an engine that is slow, broken or hostile, or that refuses.
class TestEngineFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesUpOnSilence();
    void givesUpOnATrickle();
    void givesUpOnAConnectionThatBreaks_data();
    void givesUpOnAConnectionThatBreaks();
    void boundsAnswers_data();
    void boundsAnswers();
    void mistrustsNonsense_data();
    void mistrustsNonsense();
    void namesRefusals_data();
    void namesRefusals();
    void followsNoRedirect();
};

void TestEngineFaults::givesUpOnSilence()
{
    SteppedClock clock;
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    EngineClient client(fake.socketPath(), nullptr, &clock);
    const auto reply = client.inspectContainer(u"x"_s);
    QTRY_COMPARE(fake.open("GET", u"/containers/*/json"_s).size(), 1);
    clock.step(30s - 1ms);
    QVERIFY(wait(client.negotiate()));
    QVERIFY(!reply.isFinished());
    clock.step(1ms);
    const auto result = wait(reply);
    QCOMPARE(result.error().code, u"engine_unavailable"_s);
    QVERIFY(isForPeople(result.error()));
    // It lets go of the connection.
    QTRY_VERIFY(fake.open("GET", u"/containers/*/json"_s).isEmpty());
}

void TestEngineFaults::givesUpOnATrickle()
{
    SteppedClock clock;
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [](FakeExchange &exchange) { exchange.begin(); });
    EngineClient client(fake.socketPath(), nullptr, &clock);
    client.setCallTimeout(1s);
    const auto reply = client.listContainers({});
    QTRY_COMPARE(fake.open("GET", u"/containers/json"_s).size(), 1);
    const auto drip = [&] {
        fake.open("GET", u"/containers/json"_s).first()->send(" ");
        return wait(client.negotiate()).has_value(); // what came before its answers has been read
    };
    for (int i = 0; i < 13; ++i) {
        QVERIFY(drip());
        clock.step(300ms);
        QVERIFY2(!reply.isFinished(), "bytes keep it alive for a while");
    }
    clock.step(300ms); // more than four times its longest silence now
    QVERIFY(drip());
    QCOMPARE(wait(reply).error().code, u"engine_unavailable"_s);
}

void TestEngineFaults::givesUpOnAConnectionThatBreaks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("before the answer") << QByteArray();
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("in the body") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Id\":\"x\",\"State\":{}}");
    QTest::newRow("in a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"Id\":\"x\",");
    QTest::newRow("between chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n{\"Id\":\"x\",\"State\":{}}\r\n");
    QTest::newRow("in a refusal") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n{\"mess");
}

void TestEngineFaults::givesUpOnAConnectionThatBreaks()
{
    QFETCH(QByteArray, bytes);
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [&](FakeExchange &exchange) {
        exchange.raw(bytes);
        exchange.drop();
    });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.inspectContainer(u"x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, u"engine_unavailable"_s);
    QVERIFY(isForPeople(reply.error()));
}

void TestEngineFaults::boundsAnswers_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("announced") << false;
    QTest::newRow("without end") << true;
}

void TestEngineFaults::boundsAnswers()
{
    QFETCH(bool, chunked);
    FakeEngine fake;
    fake.on("GET", u"/containers/json"_s, [&](FakeExchange &exchange) {
        if (!chunked)
            return exchange.answer(200, QByteArray(9 << 20, ' '));
        exchange.begin();
        for (int i = 0; i < 12; ++i)
            exchange.send(QByteArray(1 << 20, ' '));
    });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.listContainers({}));
    QCOMPARE(reply.error().code, u"engine_error"_s);
    QVERIFY(reply.error().detail.contains("too large"_L1));
}

void TestEngineFaults::mistrustsNonsense_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html>Welcome</html>");
    QTest::newRow("half of it") << QByteArray("{\"Id\": \"x\", \"State\": {");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("a word") << QByteArray("null");
    QTest::newRow("no id") << QByteArray("{\"State\": {\"Running\": true}}");
    QTest::newRow("an id of a wrong type") << QByteArray("{\"Id\": 7, \"State\": {}}");
    QTest::newRow("no state") << QByteArray("{\"Id\": \"x\", \"State\": \"running\"}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
}

void TestEngineFaults::mistrustsNonsense()
{
    QFETCH(QByteArray, body);
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [&](FakeExchange &exchange) { exchange.answer(200, body); });
    fake.on("GET", u"/containers/json"_s, [&](FakeExchange &exchange) { exchange.answer(200, "[" + body + "]"); });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.inspectContainer(u"x"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, u"engine_error"_s);
    QVERIFY(isForPeople(reply.error()));
    QVERIFY(reply.error().detail.startsWith("GET /containers/x/json"_L1));
}

void TestEngineFaults::namesRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto said = [](const char *words) { return QByteArray("{\"message\": \"") + words + "\"}"; };
    QTest::newRow("no space") << 500 << said("mkdir /var/lib/docker: no space left on device") << "engine_no_space";
    QTest::newRow("taken") << 409 << said("Conflict. The container name is already in use") << "conflict";
    QTest::newRow("gone") << 404 << said("No such container: x") << "not_found";
    QTest::newRow("no registry") << 404 << said("pull access denied for x, repository does not exist")
                                 << "engine_no_registry";
    QTest::newRow("away from the net") << 500 << said("Get https://x/v2/: dial tcp: lookup x: no such host")
                                       << "engine_no_registry";
    QTest::newRow("too old") << 400 << said("client version 1.45 is too new. Maximum supported API version is 1.30")
                             << "engine_too_old";
    QTest::newRow("too new") << 400 << said("client version 1.45 is too old. Minimum supported API version is 1.60")
                             << "engine_too_new";
    QTest::newRow("wrong request") << 400 << said("invalid JSON") << "engine_error";
    QTest::newRow("a web page") << 502 << QByteArray("<html>Bad gateway</html>") << "engine_error";
    QTest::newRow("a wall of text") << 500 << QByteArray(1 << 20, 'x') << "engine_error";
    QTest::newRow("no body") << 500 << QByteArray() << "engine_error";
    QTest::newRow("asks for a password") << 401 << said("authentication required") << "engine_error";
}

void TestEngineFaults::namesRefusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeEngine fake;
    fake.on("POST", u"/containers/create"_s, [&](FakeExchange &exchange) { exchange.answer(status, body); });
    EngineClient client(fake.socketPath());
    const auto reply = wait(client.createContainer(u"x"_s, {}));
    QVERIFY(!reply);
    QTEST(reply.error().code, "code");
    QVERIFY(isForPeople(reply.error()));
    QVERIFY(reply.error().detail.startsWith(u"POST /containers/create: %1"_s.arg(status)));
    QVERIFY(reply.error().detail.size() < 4096);
}

void TestEngineFaults::followsNoRedirect()
{
    FakeEngine fake;
    fake.on("GET", u"/containers/*/json"_s, [](FakeExchange &exchange) {
        exchange.raw("HTTP/1.1 301 Moved\r\nLocation: /v1.45/elsewhere\r\nContent-Length: 0\r\n\r\n");
        exchange.conclude();
    });
    EngineClient client(fake.socketPath());
    QCOMPARE(wait(client.inspectContainer(u"x"_s)).error().code, u"engine_error"_s);
    QCOMPARE(fake.count("GET", u"/elsewhere"_s), 0);
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_engine_faults.moc"
