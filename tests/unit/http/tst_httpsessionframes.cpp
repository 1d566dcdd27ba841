// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionFixture.h"

#include <functional>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Raw = RawWebSocket;
using Alter = std::function<void(QByteArray &)>;

Alter replacing(const QByteArray &before, const QByteArray &after)
{
    return [=](QByteArray &head) { head.replace(before, after); };
}

Alter adding(const QByteArray &header)
{
    return [=](QByteArray &head) { head.insert(head.size() - 2, header + "\r\n"); };
}

Alter without(const QByteArray &name)
{
    return [=](QByteArray &head) {
        const qsizetype begin = head.indexOf(name + ':');
        head.remove(begin, head.indexOf("\r\n", begin) + 2 - begin);
    };
}

const QByteArray stopMessage = R"({"type":"stop"})";
const QByteArray runMessage = R"({"type":"run","code":"x","language":"py"})";

} // namespace

/// How a session begins, and frames that no honest client sends.
class TestHttpSessionFrames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upgradesOrSaysWhyNot_data();
    void upgradesOrSaysWhyNot();
    void takesOnlyPagesOfItsOwn_data();
    void takesOnlyPagesOfItsOwn();
    void takesAHeadInPieces();
    void takesFragmentsWithPingsBetween();
    void closesForAFrame_data();
    void closesForAFrame();
    void saysWhyItCloses_data();
    void saysWhyItCloses();
    void goesOnAfterABadMessage_data();
    void goesOnAfterABadMessage();
    void endsHalfAFrame();
};

void TestHttpSessionFrames::upgradesOrSaysWhyNot_data()
{
    QTest::addColumn<Alter>("alter");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int status, const Alter &alter) { QTest::newRow(name) << alter << status; };
    row("as it should be", 101, [](QByteArray &) {});
    row("as Firefox sends it", 101, replacing("Connection: Upgrade", "Connection: keep-alive, Upgrade"));
    row("in other cases", 101,
        replacing("Connection: Upgrade\r\nUpgrade: websocket", "connection: upgrade\r\nUPGRADE: WebSocket"));
    row("with extensions and protocols", 101,
        adding("Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Protocol: chat"));
    row("with a query", 101, replacing("session HTTP", "session?x=1 HTTP"));
    row("no upgrade at all", 426, replacing("Connection: Upgrade\r\nUpgrade: websocket\r\n", ""));
    row("HEAD", 426, [](QByteArray &head) {
        head.replace("GET", "HEAD");
        head.replace("Upgrade: websocket\r\n", "");
    });
    row("without a version", 426, without("Sec-WebSocket-Version"));
    row("an old version", 426, replacing("Version: 13", "Version: 8"));
    row("a version twice", 426, adding("Sec-WebSocket-Version: 13"));
    row("without a key", 400, without("Sec-WebSocket-Key"));
    row("an empty key", 400, replacing("dGhlIHNhbXBsZSBub25jZQ==", ""));
    row("a short key", 400, replacing("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="));
    row("no Base64", 400, replacing("dGhlIHNhbXBsZSBub25jZQ==", "!hlIHNhbXBsZSBub25jZQ==="));
    row("a key twice", 400, adding("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    row("no connection option", 400, replacing("Connection: Upgrade", "Connection: close"));
    row("without Connection", 400, without("Connection"));
    row("another protocol, too", 400, replacing("Upgrade: websocket", "Upgrade: websocket, h2c"));
    row("twice", 400, adding("Upgrade: websocket"));
    row("POST", 400, replacing("GET", "POST"));
    row("OPTIONS", 400, replacing("GET", "OPTIONS"));
    row("a body", 400, adding("Content-Length: 3"));
    row("a frame before the answer", 400, [](QByteArray &head) { head += Raw::frame(Raw::Text, runMessage); });
    row("HTTP/1.0", 400, replacing("HTTP/1.1", "HTTP/1.0"));
    row("a very long header", 431, adding("Cookie: " + QByteArray(9000, 'x')));
    row("nine headers of a good length", 431, adding(("X: " + QByteArray(1900, 'x') + "\r\n").repeated(9).chopped(2)));
    row("an unexpected host", 403, replacing("Host: 127.0.0.1", "Host: evil.example"));
}

void TestHttpSessionFrames::upgradesOrSaysWhyNot()
{
    QFETCH(Alter, alter);
    QFETCH(int, status);
    SessionFixture fixture;
    QByteArray head = Raw::upgradeHead(fixture.service.url());
    alter(head);
    if (status == 101) {
        Raw client(fixture.service.url());
        QCOMPARE(client.upgrade(head), 101);
        QVERIFY(client.answer().contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
        QVERIFY(!client.answer().toLower().contains("sec-websocket-extensions"));
        QVERIFY(fixture.begin(client));
        return;
    }
    const Reply reply = fixture.ask(head, !head.startsWith("HEAD"));
    QCOMPARE(reply.status, status);
    if (status == 426) {
        QCOMPARE(reply.header("Upgrade"), "websocket");
        QCOMPARE(reply.header("Sec-WebSocket-Version"), "13");
    }
    QVERIFY(head.startsWith("HEAD") || !reply.json()["message"_L1].toString().isEmpty());
    QCOMPARE(fixture.metric("learncode_sessions_total"), 0);
}

void TestHttpSessionFrames::takesOnlyPagesOfItsOwn_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("its own") << QByteArray("http://HOST") << 101;
    QTest::newRow("foreign") << QByteArray("https://evil.example") << 403;
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:1") << 403;
    QTest::newRow("null") << QByteArray("null") << 403;
    QTest::newRow("empty") << QByteArray() << 403;
    QTest::newRow("both") << QByteArray("http://HOST\r\nOrigin: https://evil.example") << 403;
}

void TestHttpSessionFrames::takesOnlyPagesOfItsOwn()
{
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    SessionFixture fixture;
    origin.replace("HOST", fixture.host());
    Raw client(fixture.service.url());
    QCOMPARE(client.upgrade(Raw::upgradeHead(fixture.service.url(), "Origin: " + origin + "\r\n")), status);
    QCOMPARE(fixture.metric("learncode_sessions_total"), status == 101 ? 1 : 0);
}

void TestHttpSessionFrames::takesAHeadInPieces()
{
    SessionFixture fixture;
    Raw client(fixture.service.url());
    const QByteArray head = Raw::upgradeHead(fixture.service.url());
    for (qsizetype at = 0; at + 40 < head.size(); at += 40) {
        client.sendBytes(head.mid(at, 40));
        QVERIFY(fixture.settle(client.socket()));
    }
    QCOMPARE(client.upgrade(head.sliced(head.size() / 40 * 40)), 101);
    QVERIFY(fixture.begin(client));
}

void TestHttpSessionFrames::takesFragmentsWithPingsBetween()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    client->sendBytes(Raw::frame(Raw::Text, runMessage.first(5), false));
    client->sendBytes(Raw::frame(Raw::Ping, "one"));
    client->sendBytes(Raw::frame(Raw::Continuation, {}, false));
    client->sendBytes(Raw::frame(Raw::Continuation, runMessage.sliced(5, 3), false));
    client->sendBytes(Raw::frame(Raw::Ping, "two"));
    client->sendBytes(Raw::frame(Raw::Continuation, runMessage.sliced(8)));
    QCOMPARE(client->next()->payload, "one");
    QCOMPARE(client->next()->payload, "two");
    QTRY_COMPARE(fixture.runner.runs().size(), 1);
}

void TestHttpSessionFrames::closesForAFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int code, const QByteArray &bytes) { QTest::newRow(name) << bytes << code; };
    row("invalid UTF-8", 1007, Raw::frame(Raw::Text, "\"\xff\""));
    row("half a character at the end", 1007, Raw::frame(Raw::Text, "\"\xe2\x82"));
    row("a length of 2^63", 1002, Raw::frame(Raw::Text, {}, true, true, quint64{1} << 63));
    row("a length of 2^62", 1009, Raw::frame(Raw::Text, {}, true, true, quint64{1} << 62));
    row("a length of 2 GB", 1009, Raw::frame(Raw::Text, {}, true, true, quint64{1} << 31));
    row("fragments that are too much together", 1009,
        Raw::frame(Raw::Text, QByteArray(600'000, ' '), false)
            + Raw::frame(Raw::Continuation, QByteArray(600'000, ' ')));
    row("a reserved bit", 1002, Raw::frame(Raw::Text, stopMessage, true, true, {}, 4));
    row("all reserved bits", 1002, Raw::frame(Raw::Text, stopMessage, true, true, {}, 7));
    row("opcode 3", 1002, Raw::frame(3, stopMessage));
    row("opcode 11", 1002, Raw::frame(11, {}));
    row("a ping in fragments", 1002, Raw::frame(Raw::Ping, "x", false));
    row("a ping of 126 bytes", 1002, Raw::frame(Raw::Ping, QByteArray(126, 'x')));
    row("nothing to continue", 1002, Raw::frame(Raw::Continuation, stopMessage));
    row("a message within a message", 1002, Raw::frame(Raw::Text, "{", false) + Raw::frame(Raw::Text, stopMessage));
    row("a close of one byte", 1002, Raw::frame(Raw::Close, "\x03"));
    row("a close with a code that is none", 1002, Raw::frame(Raw::Close, QByteArray("\x03\xed", 2)));
    row("a close with invalid UTF-8", 1007, Raw::frame(Raw::Close, "\x03\xe8\xff"));
    row("a close without a code", 1000, Raw::frame(Raw::Close, {}));
    row("a close with a code", 1001, Raw::frame(Raw::Close, "\x03\xe9"));
}

void TestHttpSessionFrames::closesForAFrame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    QVERIFY(run);
    client->sendBytes(bytes);
    QCOMPARE(client->closedWith(), code);
    QVERIFY(client->ends());
    QTRY_VERIFY(!run); // stopped
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
}

void TestHttpSessionFrames::saysWhyItCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QString &error, int code, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << error << code;
    };
    row("binary", u"bad_message"_s, 1003, Raw::frame(Raw::Binary, stopMessage));
    row("empty", u"not_json"_s, 1007, Raw::frame(Raw::Text, {}));
    row("no JSON", u"not_json"_s, 1007, Raw::frame(Raw::Text, "hello"));
    row("no object", u"not_json"_s, 1007, Raw::frame(Raw::Text, "[1]"));
    row("two objects", u"not_json"_s, 1007, Raw::frame(Raw::Text, stopMessage + stopMessage));
    row("very deep", u"not_json"_s, 1007, Raw::frame(Raw::Text, QByteArray("{\"a\":").repeated(100'000)));
    row("a byte too many", u"too_large"_s, 1009,
        Raw::frame(Raw::Text, QByteArray(SessionOptions().messageBytes + 1, ' ')));
}

void TestHttpSessionFrames::saysWhyItCloses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, error);
    QFETCH(int, code);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    client->sendBytes(bytes);
    const QJsonObject said = client->nextOf(u"error"_s);
    QCOMPARE(said["code"_L1].toString(), error);
    QVERIFY(!said["message"_L1].toString().isEmpty());
    QCOMPARE(client->closedWith(), code);
    QVERIFY(client->ends());
}

void TestHttpSessionFrames::goesOnAfterABadMessage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no type") << QByteArray("{}") << u"bad_message"_s;
    QTest::newRow("unknown type") << QByteArray(R"({"type":"dance"})") << u"bad_message"_s;
    QTest::newRow("type is a number") << QByteArray(R"({"type":1})") << u"bad_message"_s;
    QTest::newRow("run without code") << QByteArray(R"({"type":"run","language":"py"})") << u"bad_request"_s;
    QTest::newRow("run in no language") << QByteArray(R"({"type":"run","code":"x","language":"cobol"})")
                                        << u"unknown_language"_s;
    QTest::newRow("input is a number") << QByteArray(R"({"type":"input","data":1})") << u"bad_message"_s;
    QTest::newRow("resize to nothing") << QByteArray(R"({"type":"resize","cols":0,"rows":1})") << u"bad_message"_s;
}

void TestHttpSessionFrames::goesOnAfterABadMessage()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    client->sendText(text);
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), error);
    QVERIFY(fixture.begin(*client));
}

void TestHttpSessionFrames::endsHalfAFrame()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    const QPointer<FakeRun> run = fixture.begin(*client);
    client->sendBytes(Raw::frame(Raw::Text, stopMessage).chopped(3));
    QVERIFY(client->ends()); // Qt waits for five
    QTRY_VERIFY(!run);
}

QTEST_GUILESS_MAIN(TestHttpSessionFrames)
#include "tst_httpsessionframes.moc"
