// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionFixture.h"

#include <QJsonArray>
#include <QNetworkProxy>
#include <QWebSocket>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Conversations as honest clients have them.
class TestHttpSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAConversation();
    void runsOneAfterAnother();
    void readsTheWholeOfARequest();
    void boundsRunsByTheirKind();
    void refusesASecondRun();
    void ignoresWhatComesTooLate();
    void saysWhatCouldNotBeStarted_data();
    void saysWhatCouldNotBeStarted();
    void saysAtOnceWhatIsPrintedAtOnce();
    void keepsCharactersWhole();
    void cutsALargeResult();
    void keepsTheOrderBehindALargeMessage();
    void talksToQWebSocket();
};

void TestHttpSession::holdsAConversation()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client, {{u"tty"_s, true}, {u"cols"_s, 100}, {u"rows"_s, 30}});
    QVERIFY(run);
    QVERIFY(run->request.isInteractive());
    QCOMPARE(run->request.terminal, (TerminalSize{100, 30}));
    QCOMPARE(run->request.client, u"127.0.0.1"_s);

    run->play(PhaseChanged{RunPhase::Queued});
    run->play(PhaseChanged{RunPhase::Running});
    run->print("Name? ", OutputStream::Terminal);
    run->play(WaitingForInput{});
    QCOMPARE(client->next()->json(), plain(u"started"_s));
    QCOMPARE(client->next()->json(), QJsonObject({{u"type"_s, u"phase"_s}, {u"phase"_s, u"queued"_s}}));
    QCOMPARE(client->next()->json(), QJsonObject({{u"type"_s, u"phase"_s}, {u"phase"_s, u"running"_s}}));
    QCOMPARE(client->next()->json(),
             QJsonObject({{u"type"_s, u"output"_s}, {u"stream"_s, u"tty"_s}, {u"data"_s, u"Name? "_s}}));
    QCOMPARE(client->next()->json(), plain(u"waiting"_s));

    client->sendJson(typed(u"Zoë\n"_s));
    client->sendJson({{u"type"_s, u"resize"_s}, {u"cols"_s, 60}, {u"rows"_s, 20}});
    client->sendJson(plain(u"eof"_s));
    QTRY_VERIFY(run->inputClosed);
    QCOMPARE(run->inputWritten, "Zoë\n");
    QCOMPARE(run->size, (TerminalSize{60, 20}));
    run->print("Hi Zoë\n", OutputStream::Terminal);
    run->end(Outcome::Ok, 0);
    QCOMPARE(client->next()->json()["data"_L1].toString(), u"Hi Zoë\n"_s);
    const QJsonObject result = client->next()->json()["result"_L1].toObject();
    QCOMPARE(result["outcome"_L1].toString(), u"ok"_s);
    QCOMPARE(result["exitCode"_L1].toInt(-1), 0);
    QCOMPARE(result["output"_L1].toString(), u"Name? Hi Zoë\n"_s);
    QCOMPARE(result["truncated"_L1], QJsonValue(false));
}

void TestHttpSession::runsOneAfterAnother()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    for (int i = 0; i < 20; ++i) {
        FakeRun *run = fixture.begin(*client);
        QVERIFY(run);
        run->print(QByteArray::number(i), OutputStream::Stdout);
        run->print("!", OutputStream::Stderr);
        run->end(Outcome::NonzeroExit, i);
        const QJsonObject result = client->nextOf(u"finished"_s)["result"_L1].toObject();
        QCOMPARE(result["stdout"_L1].toString(), QString::number(i));
        QCOMPARE(result["stderr"_L1].toString(), u"!"_s);
        QCOMPARE(result["output"_L1].toString(), QString::number(i) + u'!');
    }
    QTRY_COMPARE(std::ranges::count_if(fixture.runner.runs(), [](const auto &run) { return !run.isNull(); }), 0);
}

void TestHttpSession::readsTheWholeOfARequest()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    const QJsonArray files{QJsonObject{{u"name"_s, u"a.txt"_s}, {u"content"_s, u"x"_s}}};
    FakeRun *run = fixture.begin(
        *client, {{u"input"_s, u"42\n"_s}, {u"args"_s, QJsonArray{u"a"_s}}, {u"files"_s, files}, {u"timeoutMs"_s, 50}});
    QVERIFY(run);
    QCOMPARE(run->request.input, QByteArray("42\n"));
    QCOMPARE(run->request.args, QStringList{u"a"_s});
    QCOMPARE(run->request.files.size(), 1);
    QCOMPARE(run->request.limits.wallTime, 50ms);
    QVERIFY(!run->request.terminal);
    run->end(Outcome::Ok, 0);
    (void)client->nextOf(u"finished"_s);

    // What is given to a terminal is typed into it, and does not end its input.
    run = fixture.begin(*client, {{u"input"_s, u"42\r"_s}, {u"tty"_s, true}});
    QVERIFY(run);
    QVERIFY(run->request.isInteractive());
    QCOMPARE(run->request.terminal, TerminalSize());
    QTRY_COMPARE(run->inputWritten, "42\r");
    QVERIFY(!run->inputClosed);
}

void TestHttpSession::boundsRunsByTheirKind()
{
    HttpOptions options;
    options.interactiveLimits = {.wallTime = 5min, .cpuTime = 20s, .outputBytes = 1234};
    SessionFixture fixture(options);
    const auto client = fixture.open();
    QVERIFY(client);
    const auto limitsWith = [&](const QJsonObject &more) {
        FakeRun *run = fixture.begin(*client, more);
        const RunLimits limits = run ? run->request.limits : RunLimits{.wallTime = 0ms};
        if (run)
            run->end(Outcome::Ok, 0);
        (void)client->nextOf(u"finished"_s);
        return limits;
    };
    QCOMPARE(limitsWith({{u"input"_s, QString()}}), options.limits);
    QCOMPARE(limitsWith({}), options.interactiveLimits);
    QCOMPARE(limitsWith({{u"tty"_s, true}, {u"input"_s, u"x"_s}}), options.interactiveLimits);
    const RunLimits shorter{.wallTime = 3s, .cpuTime = 3s, .outputBytes = 1234};
    QCOMPARE(limitsWith({{u"timeoutMs"_s, 3000}}), shorter);
    const RunLimits longer{.wallTime = 10min, .cpuTime = 20s, .outputBytes = 1234};
    QCOMPARE(limitsWith({{u"timeoutMs"_s, 600'000}}), longer);
}

void TestHttpSession::refusesASecondRun()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    client->sendJson(SessionFixture::run());
    QCOMPARE(client->nextOf(u"error"_s)["code"_L1].toString(), u"run_in_progress"_s);
    QCOMPARE(fixture.runner.runs().size(), 1);
    QCOMPARE(run->stops, 0);
    run->end(Outcome::Ok, 0);
    QVERIFY(!client->nextOf(u"finished"_s).isEmpty());
}

void TestHttpSession::ignoresWhatComesTooLate()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    for (const QJsonObject &late : {typed(u"x"_s), plain(u"eof"_s), plain(u"stop"_s),
                                    QJsonObject{{u"type"_s, u"resize"_s}, {u"cols"_s, 9}, {u"rows"_s, 9}}})
        client->sendJson(late);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    QCOMPARE(run->inputWritten, QByteArray());
    QCOMPARE(run->stops, 0);
    run->end(Outcome::Ok, 0);
    QCOMPARE(client->next()->type(), u"started"_s);
    QCOMPARE(client->next()->type(), u"finished"_s);
}

void TestHttpSession::saysWhatCouldNotBeStarted_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("retryAfter");
    QTest::newRow("busy") << u"busy"_s << u"busy"_s << 1;
    QTest::newRow("warming up") << u"warming_up"_s << u"warming_up"_s << 2;
    QTest::newRow("no engine") << u"engine_unavailable"_s << u"engine_unavailable"_s << 2;
    QTest::newRow("anything else") << u"some_trouble"_s << u"engine_unavailable"_s << 2;
    QTest::newRow("too large") << u"too_large"_s << u"too_large"_s << 0;
}

void TestHttpSession::saysWhatCouldNotBeStarted()
{
    QFETCH(QString, code);
    QFETCH(QString, said);
    QFETCH(int, retryAfter);
    SessionFixture fixture;
    fixture.rejectRuns(code);
    const auto client = fixture.open();
    QVERIFY(client);
    for (int i = 0; i < 2; ++i) { // and the session goes on
        client->sendJson(SessionFixture::run());
        const QJsonObject error = client->next()->json();
        QCOMPARE(error["type"_L1].toString(), u"error"_s);
        QCOMPARE(error["code"_L1].toString(), said);
        QCOMPARE(error["message"_L1].toString(), u"Words for people."_s);
        QCOMPARE(error["retryAfter"_L1].toInt(), retryAfter);
        QCOMPARE(error["retryable"_L1].toBool(), retryAfter > 0);
        QVERIFY(!error.contains("detail"_L1));
    }
}

void TestHttpSession::saysAtOnceWhatIsPrintedAtOnce()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    // In the order printed, in few messages, and none of them after what came later.
    const QByteArray line = QByteArray(99, 'x') + '\n';
    for (int i = 0; i < 1000; ++i)
        run->print(line);
    run->print("wrong\n", OutputStream::Stderr);
    run->print("right\n");
    run->play(WaitingForInput{});
    QString out;
    QStringList order;
    for (auto frame = client->next(); frame && frame->type() != u"waiting"_s; frame = client->next()) {
        order.append(frame->json()["stream"_L1].toString());
        out += frame->json()["data"_L1].toString();
    }
    QCOMPARE(out, QString::fromUtf8(line.repeated(1000) + "wrong\nright\n"));
    QCOMPARE(order.mid(order.size() - 3), QStringList({u"stdout"_s, u"stderr"_s, u"stdout"_s}));
    QVERIFY2(order.size() <= 8, qPrintable(order.join(u' ')));
    QTRY_COMPARE(run->acknowledged, out.size());
    run->end(Outcome::Ok, 0);
    QVERIFY(client->nextOf(u"finished"_s).contains("result"_L1));
}

void TestHttpSession::keepsCharactersWhole()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    const QByteArray all = "aé€😀\xff\xe2\x82z\xf0\x9f";
    for (const char byte : all)
        run->print(QByteArray(1, byte));
    run->print("\xe2", OutputStream::Stderr);
    run->print("x", OutputStream::Stdout);
    run->print("\x82\xac", OutputStream::Stderr);
    run->end(Outcome::Ok, 0);
    QString out;
    QString err;
    for (auto frame = client->next(); frame && frame->type() != u"finished"_s; frame = client->next()) {
        const QJsonObject message = frame->json();
        (message["stream"_L1] == u"stderr"_s ? err : out) += message["data"_L1].toString();
        QVERIFY(message["data"_L1].toString().isValidUtf16());
    }
    QCOMPARE(out, QString::fromUtf8(all + 'x'));
    QCOMPARE(err, u"€"_s);
}

void TestHttpSession::cutsALargeResult()
{
    HttpOptions options;
    options.limits.outputBytes = 100'000;
    SessionFixture fixture(options);
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    run->print("x" + QByteArray("é").repeated(60'000));
    run->print("late");
    run->end(Outcome::Ok, 0);
    client->sendJson(SessionFixture::run()); // its result may be still being written
    QCOMPARE(client->nextOf(u"output"_s)["data"_L1].toString().size(), 60'001);
    QCOMPARE(client->nextOf(u"output"_s)["data"_L1].toString(), u"late"_s);
    const QJsonObject result = client->nextOf(u"finished"_s)["result"_L1].toObject();
    QCOMPARE(result["output"_L1].toString(), u'x' + QString(49'999, u'é'));
    QCOMPARE(result["stdout"_L1], result["output"_L1]);
    QCOMPARE(result["truncated"_L1], QJsonValue(true));
}

void TestHttpSession::keepsTheOrderBehindALargeMessage()
{
    SessionFixture fixture;
    const auto client = fixture.open();
    QVERIFY(client);
    FakeRun *run = fixture.begin(*client);
    QVERIFY(run);
    const QString large(300'000, u'x');
    client->sendJson(typed(large));
    client->sendJson(typed(u"after"_s));
    client->sendJson(plain(u"eof"_s));
    QTRY_VERIFY(run->inputClosed);
    QCOMPARE(run->inputWritten, (large + u"after"_s).toUtf8());
}

void TestHttpSession::talksToQWebSocket()
{
    SessionFixture fixture;
    fixture.answerRuns(
        "42\n", {.outcome = Outcome::Ok, .exitCode = 0, .signal = {}, .timing = {}, .diagnostics = {}, .error = {}});
    QWebSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    QStringList types;
    connect(&socket, &QWebSocket::textMessageReceived, &socket,
            [&](const QString &text) { types.append(QJsonDocument::fromJson(text.toUtf8())["type"_L1].toString()); });
    QUrl url = fixture.service.url();
    url.setScheme(u"ws"_s);
    url.setPath(u"/api/code/session"_s);
    connect(&socket, &QWebSocket::connected, &socket,
            [&socket] { socket.sendTextMessage(QString::fromUtf8(QJsonDocument(SessionFixture::run()).toJson())); });
    socket.open(url);
    QTRY_COMPARE(types, (QStringList{u"started"_s, u"output"_s, u"finished"_s}));
    QSignalSpy ended(&socket, &QWebSocket::disconnected);
    socket.close();
    QTRY_COMPARE(ended.size(), 1);
    QTRY_COMPARE(fixture.metric("learncode_sessions"), 0);
}

QTEST_GUILESS_MAIN(TestHttpSession)
#include "tst_httpsession.moc"
