// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/ExecutorLink.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeExecutor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestExecutorLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsWithItsToken();
    void waitsForAnExecutorThatDoesNotListenYet();
    void noHelloInTime();
    void wrongHello_data();
    void wrongHello();
    void badMessagesEndIt_data();
    void badMessagesEndIt();
    void vanishedExecutorIsLostOnce();
    void silentExecutorIsLost();
    void decodesMessages();
    void doubtsWhatAnExecutorSaysOfItself();
    void encodesRequests();
};

namespace {

// The executor's side of the upgrade and one message, by hand.
void sayHelloOnce(QTcpSocket *socket)
{
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
        static const QRegularExpression keyPattern(u"Sec-WebSocket-Key: (\\S+)"_s);
        const auto key = keyPattern.match(QString::fromLatin1(socket->readAll())).captured(1).toLatin1();
        if (key.isEmpty())
            return; // a ping
        const QByteArray accept =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
        const QByteArray hello = R"({"type":"hello","protocol":1,"language":"python","slots":1})";
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: "
                      + accept + "\r\n\r\n\x81" + char(hello.size()) + hello);
    });
}

Error lostOf(const QSignalSpy &lost)
{
    return lost.isEmpty() ? Error{} : lost.first().first().value<Error>();
}

} // namespace

void TestExecutorLink::connectsWithItsToken()
{
    SteppedClock clock;
    FakeExecutor executor;
    ExecutorLink link({}, clock);
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(executor.url(), u"s3cret"_s, u"python"_s);
    QVERIFY(up.wait(patience));
    QCOMPARE(executor.authorization, QByteArray("Bearer s3cret"));
    const auto hello = up.first().first().value<wire::Hello>();
    QCOMPARE(hello.version, u"3.13.5"_s);
    QCOMPARE(hello.slots, 2);
    // For longer than the silence that is allowed: pongs keep it up.
    for (int i = 0; i < 4; ++i) {
        clock.step(8s);
        QVERIFY(link.isUp());
        QTRY_COMPARE(link.silence(), 0ns);
    }
    QCOMPARE(lost.size(), 0);
}

void TestExecutorLink::waitsForAnExecutorThatDoesNotListenYet()
{
    QTcpServer reserved;
    QVERIFY(reserved.listen(QHostAddress::LocalHost));
    const quint16 port = reserved.serverPort();
    reserved.close();

    SteppedClock clock;
    ExecutorLink link({}, clock);
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(port)), u"t"_s, u"python"_s);
    for (int attempt = 0; attempt < 3; ++attempt) {
        QTRY_COMPARE(clock.active(), 2); // for the hello, and until the next attempt
        clock.step(25ms);
    }
    QTRY_COMPARE(clock.active(), 2);
    FakeExecutor executor(port);
    clock.step(25ms);
    QVERIFY(up.wait(patience));
    QCOMPARE(lost.size(), 0);
}

void TestExecutorLink::noHelloInTime()
{
    FakeExecutor executor;
    executor.hello = {};
    SteppedClock clock;
    ExecutorLink link({}, clock);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(executor.url(), u"t"_s, u"python"_s);
    QTRY_COMPARE(executor.connections, 1);
    clock.step(20s - 1ms);
    QCOMPARE(lost.size(), 0);
    clock.step(1ms);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lostOf(lost).code, u"executor_unreachable"_s);
    QVERIFY(!lostOf(lost).message.isEmpty());
}

void TestExecutorLink::wrongHello_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("version") << u"protocol"_s << QJsonValue(2);
    QTest::newRow("language") << u"language"_s << QJsonValue(u"cobol"_s);
    QTest::newRow("other first message") << u"type"_s << QJsonValue(u"waiting"_s);
}

void TestExecutorLink::wrongHello()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    FakeExecutor executor;
    executor.hello[member] = value;
    ExecutorLink link;
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(executor.url(), u"t"_s, u"python"_s);
    QVERIFY(lost.wait(patience));
    QCOMPARE(lostOf(lost).code, u"executor_protocol"_s);
    QCOMPARE(up.size(), 0);
}

void TestExecutorLink::badMessagesEndIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("no JSON") << u"hello?"_s << QByteArray();
    QTest::newRow("an array") << u"[1]"_s << QByteArray();
    QTest::newRow("hello again") << uR"({"type":"hello","protocol":1,"language":"python"})"_s << QByteArray();
    QTest::newRow("no run") << uR"({"type":"finished","outcome":"ok"})"_s << QByteArray();
    QTest::newRow("run 0") << uR"({"type":"waiting","run":0})"_s << QByteArray();
    QTest::newRow("odd outcome") << uR"({"type":"finished","run":1,"outcome":"splendid"})"_s << QByteArray();
    QTest::newRow("short frame") << QString() << QByteArray("\1\0", 2);
    QTest::newRow("input frame") << QString() << QByteArray("\0\0\0\0\1x", 6);
    QTest::newRow("odd channel") << QString() << QByteArray("\7\0\0\0\1x", 6);
    QTest::newRow("long frame") << QString() << QByteArray("\1\0\0\0\1", 5) + QByteArray(64 * 1024 + 1, 'x');
    QTest::newRow("huge text") << QString(9 << 20, u'x') << QByteArray();
}

void TestExecutorLink::badMessagesEndIt()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, frame);
    FakeExecutor executor;
    ExecutorLink link;
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    QSignalSpy messages(&link, &ExecutorLink::messageReceived);
    QSignalSpy chunks(&link, &ExecutorLink::chunkReceived);
    link.open(executor.url(), u"t"_s, u"python"_s);
    QVERIFY(up.wait(patience));
    if (frame.isEmpty())
        executor.sendText(text);
    else
        executor.sendFrame(frame);
    QVERIFY(lost.wait(patience));
    QVERIFY(!link.isUp());
    QCOMPARE(messages.size() + chunks.size(), 0);
}

void TestExecutorLink::vanishedExecutorIsLostOnce()
{
    SteppedClock clock;
    FakeExecutor executor;
    ExecutorLink link({}, clock);
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(executor.url(), u"t"_s, u"python"_s);
    QVERIFY(up.wait(patience));
    executor.vanish();
    QVERIFY(lost.wait(patience));
    QCOMPARE(lostOf(lost).code, u"executor_lost"_s);
    link.send(u"{}"_s); // ignored
    QCOMPARE(clock.active(), 0); // it waits for nothing more
    ExecutorLink another;
    QSignalSpy later(&another, &ExecutorLink::up);
    another.open(executor.url(), u"t"_s, u"python"_s);
    QVERIFY(later.wait(patience));
    QCOMPARE(lost.size(), 1);
    QCOMPARE(executor.connections, 2); // the other's: it is not for the link to come back
}

void TestExecutorLink::silentExecutorIsLost()
{
    // Says hello and then nothing, not even a pong: a process that is stopped.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] { sayHelloOnce(server.nextPendingConnection()); });
    SteppedClock clock;
    ExecutorLink link({}, clock);
    QSignalSpy up(&link, &ExecutorLink::up);
    QSignalSpy lost(&link, &ExecutorLink::lost);
    link.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())), u"t"_s, u"python"_s);
    QVERIFY(up.wait(patience));
    clock.step(10s); // five pings
    QCOMPARE(lost.size(), 0);
    clock.step(2s);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lostOf(lost).code, u"executor_lost"_s);
    QVERIFY(lostOf(lost).detail.contains("ping"_L1));
}

void TestExecutorLink::decodesMessages()
{
    const auto message = wire::decodeText(
        uR"({"type":"finished","run":7,"outcome":"signal","exitCode":null,"signal":"SIGSEGV","compileMs":1.5,
             "wallMs":-3,"cpuMs":1e300,"peakMemoryKb":3400,"truncated":true,"message":"Too much.","new":1})"_s);
    QVERIFY(message);
    const auto &finished = std::get<wire::Finished>(*message);
    QCOMPARE(finished.run, 7u);
    QCOMPARE(finished.result.outcome, Outcome::Signal);
    QVERIFY(!finished.result.exitCode);
    QCOMPARE(finished.result.signal, u"SIGSEGV"_s);
    QCOMPARE(finished.result.timing.compileMs, 1.5);
    QCOMPARE(finished.result.timing.wallMs, 0.0);
    QVERIFY(finished.result.timing.cpuMs <= 1e12);
    QCOMPARE(finished.result.peakMemoryKb, 3400);
    QVERIFY(finished.result.truncated);
    QCOMPARE(finished.result.message, u"Too much."_s);
    QVERIFY(!finished.result.error);

    const auto rejected = wire::decodeText(uR"({"type":"finished","run":1,"outcome":"rejected","message":"full"})"_s);
    QVERIFY(rejected);
    QCOMPARE(std::get<wire::Finished>(*rejected).result.error->message, u"full"_s);
    QVERIFY(std::holds_alternative<wire::Unknown>(*wire::decodeText(uR"({"type":"from the future"})"_s)));
    const auto hello = wire::decodeText(uR"({"type":"hello","protocol":1,"language":"x","slots":1000000})"_s);
    QCOMPARE(std::get<wire::Hello>(*hello).slots, 64);
    const auto roomOf = [](const QString &members) {
        const auto text = uR"({"type":"hello","protocol":1,"language":"x",%1})"_s.arg(members);
        return std::get<wire::Hello>(*wire::decodeText(text)).runs;
    };
    QCOMPARE(roomOf(uR"("slots":4)"_s), 4);
    QCOMPARE(roomOf(uR"("slots":4,"runs":10)"_s), 10);
    QCOMPARE(roomOf(uR"("slots":4,"runs":-1)"_s), 4);
    QCOMPARE(roomOf(uR"("slots":4,"runs":1e9)"_s), 64);
    QVERIFY(!std::get<wire::Hello>(*hello).confinement);
    const auto confined = [](const QString &value) {
        const auto text = uR"({"type":"hello","protocol":1,"language":"x","confinement":%1})"_s.arg(value);
        return std::get<wire::Hello>(wire::decodeText(text).value()).confinement;
    };
    QVERIFY(confined(uR"({"filter":true,"landlock":7})"_s)->filter);
    QCOMPARE(confined(uR"({"filter":true,"landlock":7})"_s)->landlock, 7);
    QCOMPARE(confined(uR"({"landlock":1e9})"_s)->landlock, 1000);
    QCOMPARE(confined(uR"({"landlock":-1,"filter":"yes"})"_s)->landlock, 0);
    QVERIFY(!confined(uR"({"filter":"yes"})"_s)->filter);
    QVERIFY(!confined(u"[true]"_s));
}

void TestExecutorLink::doubtsWhatAnExecutorSaysOfItself()
{
    QVERIFY(!wire::decodeText(uR"({"type":"finished","run":1,"outcome":"executor_lost"})"_s));
    for (const QString &code : {u"1e10"_s, u"256"_s, u"-1"_s, u"0.5"_s, u"\"0\""_s}) {
        const auto finished =
            wire::decodeText(uR"({"type":"finished","run":1,"outcome":"nonzero_exit","exitCode":%1})"_s.arg(code));
        QVERIFY(finished);
        QVERIFY2(!std::get<wire::Finished>(*finished).result.exitCode, qPrintable(code));
    }
    const auto silent = wire::decodeText(uR"({"type":"finished","run":1,"outcome":"rejected"})"_s);
    QVERIFY(silent);
    QVERIFY(!std::get<wire::Finished>(*silent).result.error->message.isEmpty());
}

void TestExecutorLink::encodesRequests()
{
    RunRequest request;
    request.code = u"print('ä\0\"')"_s;
    request.args = {u"a b"_s};
    request.files = {{u"d.bin"_s, QByteArray("\xff\0\x01", 3)}, {u"\"ä\\\x01}],"_s, "x"}, {u"empty"_s, {}}};
    request.limits = {.wallTime = 1234ms, .cpuTime = 567ms, .outputBytes = 99};
    request.terminal = TerminalSize{.columns = 100, .rows = 30};
    const QJsonObject json = QJsonDocument::fromJson(wire::encodeRun(9, request).toUtf8()).object();
    QCOMPARE(json["type"_L1], u"run"_s);
    QCOMPARE(json["run"_L1], 9);
    QCOMPARE(json["code"_L1].toString(), request.code);
    QCOMPARE(json["wallMs"_L1], 1234);
    QCOMPARE(json["cpuMs"_L1], 567);
    QCOMPARE(json["outputBytes"_L1], 99);
    QCOMPARE(json["tty"_L1]["cols"_L1], 100);
    const QJsonArray files = json["files"_L1].toArray();
    QCOMPARE(files.size(), request.files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        QCOMPARE(files[i]["name"_L1].toString(), request.files[i].name);
        QCOMPARE(QByteArray::fromBase64(files[i]["content"_L1].toString().toLatin1()), request.files[i].content);
    }
    QVERIFY(!json.contains("standard"_L1));
    const QString held = wire::encodeRun(9, request, u"17"_s);
    QCOMPARE(QJsonDocument::fromJson(held.toUtf8())["standard"_L1], u"17"_s);
    request.files.clear();
    QVERIFY(!QJsonDocument::fromJson(wire::encodeRun(9, request).toUtf8()).object().contains("files"_L1));
    QCOMPARE(wire::encodeInput(0x01020304, "hi"), QByteArray("\0\1\2\3\4hi", 7));
    QCOMPARE(wire::encodeInput(1, QByteArray(100'000, 'x')).size(), 64 * 1024 + 5);
}

QTEST_GUILESS_MAIN(TestExecutorLink)
#include "tst_executor_link.moc"
