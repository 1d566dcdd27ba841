// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions as their users meet them: a real server, real containers, a WebSocket.
#include "SessionPrograms.h"
#include "SessionTalk.h"
#include "tests/support/ServerProcess.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace learncode::test;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
constexpr int idleMs = 10'000; // between two steps of a test, whatever the machine does

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.set(u"http/sessions"_s, 3);
        m_server.set(u"http/sessionIdleMs"_s, idleMs);
        m_server.set(u"http/sessionPingMs"_s, 600'000); // the client here answers none
        QVERIFY(m_server.start());
        QVERIFY(m_server.waitUntilReady());
    }

    void holdsAConversation_data() { everyLanguageAndKind(); }

    // Prompt, answer, prompt, answer: in this order, and each when it is due.
    void holdsAConversation()
    {
        QFETCH(QString, language);
        QFETCH(bool, terminal);
        const auto client = open();
        QVERIFY(client);
        const QString enter = terminal ? u"\r"_s : u"\n"_s;
        const QString echo = terminal ? u"%1\r\n"_s : QString();
        const QString newline = terminal ? u"\r\n"_s : u"\n"_s;
        client->sendJson(program(language, in(language, asking), terminal));
        QCOMPARE(client->next()->type(), u"started"_s);
        QString printed;
        QString expected;
        for (const auto &[prompt, answer, reply] :
             {std::array{u"Name? "_s, u"Zoë"_s, u"Hi Zoë"_s}, std::array{u"More? "_s, u"Bob"_s, u"Bye Bob"_s}}) {
            expected += prompt;
            QVERIFY2(readUntil(*client, printed, expected), qPrintable(printed));
            QCOMPARE(withoutEscapes(printed), expected); // nothing runs ahead of the answer
            QVERIFY(!client->nextOf(u"waiting"_s).isEmpty());
            client->sendJson(typed(answer + enter));
            expected += (echo.isEmpty() ? echo : echo.arg(answer)) + reply + newline;
        }
        const QJsonObject result = resultOf(client->nextOf(u"finished"_s));
        QCOMPARE(result["outcome"_L1].toString(), u"ok"_s);
        QCOMPARE(withoutEscapes(result["output"_L1].toString()), expected);
    }

    void endsItsInput_data() { everyKind(); }

    void endsItsInput()
    {
        QFETCH(bool, terminal);
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(u"python"_s, u"import sys\nprint(len(sys.stdin.read()))"_s, terminal));
        QVERIFY(!client->nextOf(u"waiting"_s).isEmpty());
        client->sendJson(typed(terminal ? u"abc\r"_s : u"abc\n"_s));
        client->sendJson(plain(u"eof"_s));
        const QJsonObject result = resultOf(client->nextOf(u"finished"_s));
        QCOMPARE(result["outcome"_L1].toString(), u"ok"_s);
        QVERIFY(result["stdout"_L1].toString().trimmed().endsWith(u'4'));
    }

    void givesInputAsItIs()
    {
        const auto client = open();
        QVERIFY(client);
        QJsonObject run =
            program(u"python"_s, u"import sys\nprint(sys.stdin.read(), sys.argv[1], open('a.txt').read())"_s);
        run.insert(u"input"_s, u"all"_s);
        run.insert(u"args"_s, QJsonArray{u"one"_s});
        run.insert(u"files"_s, QJsonArray{QJsonObject{{u"name"_s, u"a.txt"_s}, {u"content"_s, u"file"_s}}});
        client->sendJson(run);
        QCOMPARE(resultOf(client->nextOf(u"finished"_s))["output"_L1].toString(), u"all one file\n"_s);
    }

    void followsTheWindowsSize()
    {
        const auto client = open();
        QVERIFY(client);
        QJsonObject run =
            program(u"python"_s, u"import os\nwhile True:\n  print(*os.get_terminal_size())\n  input()"_s, true);
        run.insert(u"cols"_s, 91);
        run.insert(u"rows"_s, 17);
        client->sendJson(run);
        QString printed;
        QVERIFY(readUntil(*client, printed, u"91 17"_s));
        client->sendJson({{u"type"_s, u"resize"_s}, {u"cols"_s, 200}, {u"rows"_s, 50}});
        client->sendJson(typed(u"\r"_s));
        QVERIFY2(readUntil(*client, printed, u"200 50"_s), qPrintable(printed));
    }

    void isInterruptedInATerminal()
    {
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(u"python"_s, in(u"python"_s, looping), true));
        QString printed;
        QVERIFY(readUntil(*client, printed, u"on"_s));
        client->sendJson(typed(u"\x03"_s));
        const QJsonObject result = resultOf(client->nextOf(u"finished"_s));
        QCOMPARE(result["signal"_L1].toString(), u"SIGINT"_s);
        QVERIFY(result["output"_L1].toString().contains(u"KeyboardInterrupt"_s));
    }

    void stopsAnEndlessLoop_data() { everyLanguageAndKind(); }

    void stopsAnEndlessLoop()
    {
        QFETCH(QString, language);
        QFETCH(bool, terminal);
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(language, in(language, looping), terminal));
        QString printed;
        QVERIFY(readUntil(*client, printed, u"on"_s));
        client->sendJson(plain(u"stop"_s));
        const QJsonObject result = resultOf(client->nextOf(u"finished"_s));
        QCOMPARE(result["outcome"_L1].toString(), u"stopped"_s);
        client->sendJson(program(language, in(language, looping), terminal)); // and the next one runs
        printed.clear();
        QVERIFY(readUntil(*client, printed, u"on"_s));
    }

    void saysWhatTheCompilerSays()
    {
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(u"cpp"_s, u"int main() { return x; }"_s));
        QCOMPARE(client->nextOf(u"phase"_s)["phase"_L1].toString(), u"compiling"_s);
        QVERIFY(client->nextOf(u"output"_s)["data"_L1].toString().contains(u"error"_s));
        const QJsonObject result = resultOf(client->nextOf(u"finished"_s));
        QCOMPARE(result["outcome"_L1].toString(), u"compile_error"_s);
        QCOMPARE(result["diagnostics"_L1][0]["line"_L1].toInt(), 1);
    }

    void aClientThatLeavesStopsItsRun_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<bool>("terminal");
        for (const bool terminal : {false, true}) {
            const char *kind = terminal ? "terminal" : "pipes";
            QTest::addRow("close frame, %s", kind) << 0 << terminal;
            QTest::addRow("FIN, %s", kind) << 1 << terminal;
            QTest::addRow("reset, %s", kind) << 2 << terminal;
        }
    }

    void aClientThatLeavesStopsItsRun()
    {
        QFETCH(int, way);
        QFETCH(bool, terminal);
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(u"python"_s, in(u"python"_s, looping), terminal));
        QString printed;
        QVERIFY(readUntil(*client, printed, u"on"_s));
        const double before = stopped();
        if (way == 0)
            client->sendBytes(RawWebSocket::frame(RawWebSocket::Close, {}));
        else if (way == 1)
            client->socket().disconnectFromHost();
        else
            client->socket().abort();
        QTRY_VERIFY_WITH_TIMEOUT(stopped() > before, patience);
    }

    void aSlowReaderSlowsItsProgram_data() { everyKind(); }

    void aSlowReaderSlowsItsProgram()
    {
        QFETCH(bool, terminal);
        const auto client = open();
        QVERIFY(client);
        const qint64 before = residentKb();
        client->sendJson(program(u"python"_s, u"while True: print('x' * 999)"_s, terminal));
        const QJsonObject first = client->nextOf(u"output"_s);
        QVERIFY(!first.isEmpty());
        client->pauseReading(true);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(m_server.http().send("GET", u"/api/health"_s).status, 200);
            QTest::qWait(150);
        }
        const qint64 grown = residentKb() - before;
        qInfo("the server has grown by %lld KB", static_cast<long long>(grown));
        QVERIFY(grown < 24 * 1024);
        client->pauseReading(false);
        QString printed = first["data"_L1].toString();
        QJsonObject result;
        while (const auto frame = client->next()) {
            if (frame->type() == u"finished"_s) {
                result = resultOf(frame->json());
                break;
            }
            printed += frame->json()["data"_L1].toString();
        }
        QCOMPARE(result["outcome"_L1].toString(), u"output_limit"_s);
        QVERIFY2(printed.size() >= 8 << 20, qPrintable(QString::number(printed.size())));
        QCOMPARE(result["output"_L1].toString().size(), 1 << 20);
        QCOMPARE(result["truncated"_L1], QJsonValue(true));
    }

    void keepsSessionsApart()
    {
        const auto one = open();
        const auto two = open();
        QVERIFY(one && two);
        one->sendJson(program(u"python"_s, in(u"python"_s, asking)));
        two->sendJson(program(u"python"_s, in(u"python"_s, asking)));
        QVERIFY(!one->nextOf(u"waiting"_s).isEmpty());
        QVERIFY(!two->nextOf(u"waiting"_s).isEmpty());
        one->sendJson(typed(u"one\none\n"_s));
        two->sendJson(typed(u"two\ntwo\n"_s));
        QCOMPARE(resultOf(one->nextOf(u"finished"_s))["output"_L1].toString(), u"Name? Hi one\nMore? Bye one\n"_s);
        QCOMPARE(resultOf(two->nextOf(u"finished"_s))["output"_L1].toString(), u"Name? Hi two\nMore? Bye two\n"_s);
    }

    void obeysItsSettings()
    {
        const auto one = open();
        const auto two = open();
        const auto three = open();
        QVERIFY(one && two && three);
        for (RawWebSocket *client : {one.get(), two.get(), three.get()}) { // whoever runs something is not idle
            client->sendJson(program(u"python"_s, in(u"python"_s, asking)));
            QVERIFY(!client->nextOf(u"waiting"_s).isEmpty());
        }
        RawWebSocket four(m_server.url());
        QCOMPARE(four.upgrade(RawWebSocket::upgradeHead(m_server.url())), 503);
        one->sendJson(plain(u"stop"_s));
        QCOMPARE(one->nextOf(u"error"_s)["code"_L1].toString(), u"idle"_s);
        QCOMPARE(one->closedWith(), 1000);
    }

    void closesItsSessions()
    {
        const auto client = open();
        QVERIFY(client);
        client->sendJson(program(u"python"_s, in(u"python"_s, looping)));
        QString printed;
        QVERIFY(readUntil(*client, printed, u"on"_s));
        ::kill(static_cast<pid_t>(m_server.process().processId()), SIGTERM);
        QCOMPARE(client->closedWith(), 1001);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.process().state(), QProcess::NotRunning, patience);
        QCOMPARE(m_server.process().exitCode(), 0);
    }

private:
    static void everyKind()
    {
        QTest::addColumn<bool>("terminal");
        QTest::newRow("pipes") << false;
        QTest::newRow("terminal") << true;
    }

    static void everyLanguageAndKind()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("terminal");
        for (const QString &language : languages) {
            QTest::addRow("%s, pipes", qPrintable(language)) << language << false;
            QTest::addRow("%s, terminal", qPrintable(language)) << language << true;
        }
    }

    /// A client in a session; those of earlier tests may be leaving still.
    [[nodiscard]] std::unique_ptr<RawWebSocket> open() const
    {
        for (QDeadlineTimer deadline(patience); !deadline.hasExpired(); QTest::qWait(20)) {
            auto client = std::make_unique<RawWebSocket>(m_server.url());
            if (client->open())
                return client;
        }
        return nullptr;
    }

    /// Runs of Python that have been stopped.
    [[nodiscard]] double stopped()
    {
        const QByteArray name = R"(learncode_runs_total{language="python",outcome="stopped"} )";
        const QByteArray text = m_server.http().send("GET", u"/metrics"_s).body;
        const qsizetype at = text.indexOf(name);
        return at < 0 ? 0 : text.sliced(at + name.size(), text.indexOf('\n', at) - at - name.size()).toDouble();
    }

    [[nodiscard]] qint64 residentKb()
    {
        QFile status(u"/proc/%1/status"_s.arg(m_server.process().processId()));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmRSS:") + 6;
        return text.sliced(at, text.indexOf("kB", at) - at).trimmed().toLongLong();
    }

    ServerProcess m_server{uniquePrefix(u"lc-test-session"_s)};
};

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
