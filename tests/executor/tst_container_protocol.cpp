// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/link/Wire.h"
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ProgramCase.h"
#include "tests/executor/UsageProbe.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QNetworkProxy>
#include <QTest>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace wire = learncode::executor::wire;

// What is said on the wire, and what happens to who says it wrongly.
class TestContainerProtocol final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void helloComesFirst();
    void wrongTokenIsRefused_data();
    void wrongTokenIsRefused();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void unknownIsIgnored_data();
    void unknownIsIgnored();
    void frameThatIsTooLongIsRefused();
    void textThatIsTooLargeEndsTheConnection();
    void sameNumberTwiceIsRefused();
    void badFileNamesAreRejected_data();
    void badFileNamesAreRejected();
    void argumentsAndFilesArrive();
    void runsBeyondTheRoomAreRejected();
    void lostConnectionEndsItsRuns();
    void unreadOutputStallsOnlyItsRun();
    void strangersTakeNobodysPlace();
    void bothSidesReadTheSame();

private:
    [[nodiscard]] RawLink &link() { return m_executors.link(u"python"_s); }
    [[nodiscard]] int processes();

    Executors m_executors;
};

void TestContainerProtocol::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// That live in the container now, the one that counts among them.
int TestContainerProtocol::processes()
{
    return link().run("import os\nprint(sum(os.path.exists(f'/proc/{n}') for n in range(1, 32768)))").out.toInt();
}

void TestContainerProtocol::helloComesFirst()
{
    QVERIFY(link().texts.first().contains("\"hello\""_L1));
    const QJsonObject hello = link().hello();
    QCOMPARE(hello[u"protocol"_s].toInt(), protocol::version);
    QCOMPARE(hello[u"language"_s].toString(), u"python"_s);
    QVERIFY2(hello[u"version"_s].toString().startsWith("3."_L1), qPrintable(hello[u"version"_s].toString()));
    QVERIFY(hello[u"slots"_s].toInt() >= 4);
    QVERIFY(hello[u"runs"_s].toInt() > hello[u"slots"_s].toInt());
    QVERIFY(hello[u"confinement"_s][u"filter"_s].toBool());
    QVERIFY(hello[u"confinement"_s][u"landlock"_s].isDouble());
}

void TestContainerProtocol::wrongTokenIsRefused_data()
{
    QTest::addColumn<QByteArray>("authorization");
    const QByteArray right = m_executors.container(u"python"_s).token().toLatin1();
    QTest::newRow("none") << QByteArray();
    QTest::newRow("wrong") << QByteArray("Authorization: Bearer wrong\r\n");
    QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n");
    QTest::newRow("shortened") << "Authorization: Bearer " + right.chopped(1) + "\r\n";
    QTest::newRow("of another scheme") << "Authorization: Basic " + right + "\r\n";
}

void TestContainerProtocol::wrongTokenIsRefused()
{
    QFETCH(const QByteArray, authorization);
    const QUrl url = m_executors.container(u"python"_s).url();
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write("GET / HTTP/1.1\r\nHost: executor\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n"
                 + authorization + "\r\n");
    QByteArray answer;
    const bool closed = RawLink::waitFor([&] {
        answer += socket.readAll();
        return !answer.isEmpty() && socket.state() == QAbstractSocket::UnconnectedState;
    });
    QVERIFY2(answer.startsWith("HTTP/1.1 401 "), answer.constData());
    QVERIFY(!answer.contains("hello"));
    QVERIFY(closed);
}

void TestContainerProtocol::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no type") << QByteArray(R"({"run":900})");
    QTest::newRow("type is a number") << QByteArray(R"({"type":7,"run":900})");
    QTest::newRow("run without number") << QByteArray(R"({"type":"run","code":""})");
    QTest::newRow("run 0") << QByteArray(R"({"type":"run","run":0,"code":""})");
    QTest::newRow("run with a fraction") << QByteArray(R"({"type":"run","run":1.5,"code":""})");
    QTest::newRow("ack without bytes") << QByteArray(R"({"type":"ack","run":900})");
    QTest::newRow("nested a hundred thousand times") << QByteArray(100'000, '[');
}

void TestContainerProtocol::nonsenseIsRefused()
{
    QFETCH(const QByteArray, text);
    const qsizetype before = link().errorCodes().size();
    link().sendText(text);
    QVERIFY(RawLink::waitFor([&] { return link().errorCodes().size() > before; }));
    QCOMPARE(link().errorCodes().mid(before), QStringList{u"bad_message"_s});
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
}

void TestContainerProtocol::unknownIsIgnored_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("type") << QByteArray(R"({"type":"from_the_future","run":1,"x":[1]})");
    QTest::newRow("run to stop") << QByteArray(R"({"type":"stop","run":987654})");
    QTest::newRow("run to end the input of") << QByteArray(R"({"type":"eof","run":987654})");
    QTest::newRow("run to acknowledge") << QByteArray(R"({"type":"ack","run":987654,"bytes":10})");
}

void TestContainerProtocol::unknownIsIgnored()
{
    QFETCH(const QByteArray, text);
    const qsizetype errors = link().errorCodes().size();
    link().sendText(text);
    link().sendInput(987'654, "for nobody");
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray()); // an error would have come before its end
    QCOMPARE(link().errorCodes().size(), errors);
}

void TestContainerProtocol::frameThatIsTooLongIsRefused()
{
    const quint32 run = link().start("print(len(input()))");
    const qsizetype before = link().errorCodes().size();
    const auto header = protocol::encode({protocol::Channel::Input, run});
    const QByteArray head(reinterpret_cast<const char *>(header.data()), header.size());
    link().sendFrame(head + QByteArray(protocol::maxPayloadBytes + 1, 'x'));
    link().sendFrame("abc");
    link().sendFrame(QByteArray("\x01", 1) + head.sliced(1) + "stdout is not for us to send");
    QVERIFY(RawLink::waitFor([&] { return link().errorCodes().size() == before + 3; }));
    QCOMPARE(link().errorCodes().mid(before), QStringList(3, u"bad_frame"_s));

    link().sendFrame(head + QByteArray(protocol::maxPayloadBytes, 'y')); // the longest that may be
    link().sendEof(run);
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).out, QByteArray::number(qint64{protocol::maxPayloadBytes}) + "\n");
}

void TestContainerProtocol::textThatIsTooLargeEndsTheConnection()
{
    ExecutorContainer &container = m_executors.container(u"python"_s);
    RawLink other;
    QVERIFY(other.open(container.url(), container.token()));
    QVERIFY(other.run("print(len('" + QByteArray(1 << 20, 'x') + "'))").out == "1048576\n"); // much is allowed
    const quint32 run = other.start(QByteArray(protocol::maxTextBytes + 1, '#'));
    QVERIFY(RawLink::waitFor([&] { return !other.isOpen(); }));
    QVERIFY(!other.log(run).hasEnded());
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray()); // others do not notice
}

void TestContainerProtocol::sameNumberTwiceIsRefused()
{
    const quint32 run = link().start("import time; print('up'); time.sleep(1000)");
    QVERIFY(RawLink::waitFor([&] { return link().log(run).out == "up\n"; }));
    const qsizetype before = link().errorCodes().size();
    link().sendText("{\"type\":\"run\",\"run\":" + QByteArray::number(run) + ",\"code\":\"print(1)\"}");
    QVERIFY(RawLink::waitFor([&] { return link().errorCodes().size() > before; }));
    QCOMPARE(link().errorCodes().last(), u"duplicate_run"_s);
    QVERIFY(!link().log(run).hasEnded());
    link().sendStop(run);
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).outcome(), u"stopped"_s);
}

void TestContainerProtocol::badFileNamesAreRejected_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("up") << u"../x"_s;
    QTest::newRow("absolute") << u"/tmp/x"_s;
    QTest::newRow("NUL") << QString(u"a\0b"_s);
    QTest::newRow("5,000 characters") << QString(5000, u'x');
    QTest::newRow("empty") << QString();
    QTest::newRow("dot") << u"."_s;
    QTest::newRow("dot dot") << u".."_s;
    QTest::newRow("the program's own") << u"main.py"_s;
    QTest::newRow("a folder of the program's name") << u"main.py/x"_s;
    QTest::newRow("up from a folder") << u"a/../../x"_s;
    QTest::newRow("9 parts") << u"1/2/3/4/5/6/7/8/9"_s;
}

void TestContainerProtocol::badFileNamesAreRejected()
{
    QFETCH(const QString, name);
    const QJsonObject file{{u"name"_s, name}, {u"content"_s, u"eA=="_s}};
    const RunLog &log = link().run("print('ran')", {}, {{u"files"_s, QJsonArray{file}}});
    QCOMPARE(log.outcome(), u"rejected"_s);
    QVERIFY(log.all.isEmpty());
    QVERIFY(!log.finished[u"message"_s].toString().isEmpty());
}

void TestContainerProtocol::argumentsAndFilesArrive()
{
    const QByteArray content = QByteArrayLiteral("a\0b\xff\n");
    const QJsonObject file{{u"name"_s, u"data ü.bin"_s}, {u"content"_s, QString::fromLatin1(content.toBase64())}};
    const RunLog &log = link().run("import sys\nprint(sys.argv[1:], open('data ü.bin', 'rb').read())", {},
                                   {{u"files"_s, QJsonArray{file}}, {u"args"_s, QJsonArray{u"a b"_s, u"é"_s, u""_s}}});
    QCOMPARE(log.out, QByteArray("['a b', 'é', ''] b'a\\x00b\\xff\\n'\n"));
}

void TestContainerProtocol::runsBeyondTheRoomAreRejected()
{
    const int room = link().hello()[u"runs"_s].toInt();
    QList<quint32> runs;
    for (int i = 0; i < room + 3; ++i)
        runs.append(link().start("import time; print('up'); time.sleep(1000)"));
    const auto count = [&](auto condition) {
        return std::ranges::count_if(runs, [&](quint32 run) { return condition(link().log(run)); });
    };
    QVERIFY(RawLink::waitFor([&] { return count([](const RunLog &log) { return log.out == "up\n"; }) == room; }));
    QCOMPARE(count([](const RunLog &log) { return log.outcome() == "rejected"_L1; }), 3);
    for (const quint32 run : runs)
        link().sendStop(run);
    QVERIFY(RawLink::waitFor([&] { return count([](const RunLog &log) { return log.hasEnded(); }) == room + 3; }));
    QCOMPARE(count([](const RunLog &log) { return log.outcome() == "stopped"_L1; }), room);
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
}

void TestContainerProtocol::lostConnectionEndsItsRuns()
{
    // The executor, its ballast, and the program that counts. An engine that looks after the container's health is there
    // for a moment, too, with some threads.
    constexpr int baseline = 3;
    QVERIFY(RawLink::waitFor([&] { return processes() == baseline; }));
    ExecutorContainer &container = m_executors.container(u"python"_s);
    auto other = std::make_unique<RawLink>();
    QVERIFY(other->open(container.url(), container.token()));
    QList<quint32> runs;
    for (int i = 0; i < 3; ++i)
        runs.append(other->start("import os, time\nos.fork()\nprint('up')\nwhile True: time.sleep(1)"));
    QVERIFY(RawLink::waitFor(
        [&] { return std::ranges::all_of(runs, [&](quint32 run) { return other->log(run).out == "up\nup\n"; }); }));
    QVERIFY(RawLink::waitFor([&] { return processes() == baseline + 6; }));
    other->drop();
    QVERIFY(RawLink::waitFor([&] { return processes() == baseline; }));
}

void TestContainerProtocol::unreadOutputStallsOnlyItsRun()
{
    constexpr qint64 window = protocol::outputWindowBytes;
    link().acknowledges = false;
    const quint32 run = link().start({{u"code"_s, u"while True: print('x' * 999)"_s}, {u"outputBytes"_s, 64 << 20}});
    QVERIFY(RawLink::waitFor([&] { return link().log(run).out.size() >= window; }));
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray()); // meanwhile more could have come
    QCOMPARE(link().log(run).out.size(), window);

    link().sendAck(run, 65'536);
    QVERIFY(RawLink::waitFor([&] { return link().log(run).out.size() >= window + 65'536; }));
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
    QCOMPARE(link().log(run).out.size(), window + 65'536);

    link().acknowledges = true;
    link().sendStop(run);
    link().sendAck(run, link().log(run).out.size());
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).outcome(), u"stopped"_s);
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
    QCOMPARE(link().log(run).afterTheEnd, 0);
}

/// Any user of the machine can connect, and say nothing. Health checks and whoever has the token get in all the same,
/// and who is in stays.
void TestContainerProtocol::strangersTakeNobodysPlace()
{
    ExecutorContainer &container = m_executors.container(u"python"_s);
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    for (int i = 0; i < 64; ++i) {
        auto &stranger = *strangers.emplace_back(std::make_unique<QTcpSocket>());
        stranger.setProxy(QNetworkProxy::NoProxy);
        stranger.connectToHost(container.url().host(), static_cast<quint16>(container.url().port()));
        QVERIFY(stranger.waitForConnected());
    }
    EngineProbe engine{engineSocket()};
    QCOMPARE(engine.execute(container.id(), {u"/opt/learncode/executor"_s, u"--health-check"_s}), 0);
    QVERIFY(askExecutor(container.url(), "/health", {}).startsWith("HTTP/1.1 200 "));
    QVERIFY(!fetchUsage(container.url(), container.token()).isEmpty());
    RawLink successor;
    QVERIFY(successor.open(container.url(), container.token()));
    QCOMPARE(successor.run("print('in')").out, QByteArray("in\n"));
    QCOMPARE(link().run("print('still in')").out, QByteArray("still in\n"));
    // For each beyond the bound the oldest was turned away.
    const auto isOpen = [](const auto &each) { return each->state() == QAbstractSocket::ConnectedState; };
    QVERIFY(RawLink::waitFor([&] { return std::ranges::count_if(strangers, isOpen) <= 16; }));
}

/// The application's codec against the executor's, on real messages.
void TestContainerProtocol::bothSidesReadTheSame()
{
    RunRequest request;
    request.languageId = u"python"_s;
    request.code = u"import sys\nprint(sys.argv[1], input())\nprint('é', file=sys.stderr)"_s;
    request.args = {u"\"ü\\"_s};
    constexpr quint32 run = 0x01020304;
    QCOMPARE(wire::encodeInput(run, "in"), QByteArray("\x00\x01\x02\x03\x04in", 7));
    link().log(run).sent.start();
    link().frames.clear();
    link().sendText(wire::encodeRun(run, request).toUtf8());
    link().sendFrame(wire::encodeInput(run, "typed"));
    link().sendText(wire::encodeEof(run).toUtf8());
    QVERIFY(link().waitForEnd(run));
    QCOMPARE(link().log(run).outcome(), u"ok"_s);

    QByteArray out;
    QByteArray err;
    for (const QByteArray &frame : link().frames) {
        const auto chunk = wire::decodeFrame(frame);
        QVERIFY(chunk);
        QCOMPARE(chunk->run, run);
        (chunk->channel == protocol::Channel::Stdout ? out : err) += chunk->bytes;
    }
    QCOMPARE(out, QByteArray("\"ü\\ typed\n"));
    QCOMPARE(err, QByteArray("é\n"));
    for (const QString &text : link().texts) {
        const auto message = wire::decodeText(text);
        QVERIFY2(message && !std::holds_alternative<wire::Unknown>(*message), qPrintable(text));
    }
    const auto last = wire::decodeText(link().texts.last());
    QVERIFY(std::holds_alternative<wire::Finished>(*last));
    QCOMPARE(std::get<wire::Finished>(*last).run, run);
    QCOMPARE(std::get<wire::Finished>(*last).result.outcome, Outcome::Ok);
}

QTEST_GUILESS_MAIN(TestContainerProtocol)
#include "tst_container_protocol.moc"
