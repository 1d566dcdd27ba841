// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Figures.h"
#include "tests/integration/service/SessionPrograms.h"
#include "tests/integration/service/SessionTalk.h"
#include "tests/support/ServerProcess.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace learncode::test;

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};

/// For each line with a time in milliseconds: "#how long ago it was, the time now#".
inline const Programs timing{
    "import time\nprint('#0', time.time() * 1000, '#', flush=True)\nwhile True:\n  sent = float(input())\n"
    "  now = time.time() * 1000\n  print('#%f' % (now - sent), time.time() * 1000, '#', flush=True)\n",
    "const now = () => performance.timeOrigin + performance.now();\nconsole.log('#0', now(), '#');\n"
    "require('readline').createInterface({input: process.stdin}).on('line', (sent) => {\n"
    "  const ago = now() - Number(sent);\n  console.log('#' + ago, now(), '#');\n});\n",
    "#include <cstdio>\n#include <ctime>\n"
    "double now() { timespec t; clock_gettime(CLOCK_REALTIME, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }\n"
    "int main() {\n  std::printf(\"#0 %f #\\n\", now());\n  std::fflush(stdout);\n"
    "  for (double sent; std::scanf(\"%lf\", &sent) == 1;) {\n    const double ago = now() - sent;\n"
    "    std::printf(\"#%f %f #\\n\", ago, now());\n    std::fflush(stdout);\n  }\n}\n"};

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

// How quick a session is. Wanted are medians below 50 ms for output and input, and below 250 ms for the word that a
// program waits; a Stop within 2 s, and within one when the client leaves.
class SessionBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.set(u"http/sessionPingMs"_s, 600'000); // the client here answers none
        QVERIFY(m_server.start());
        QVERIFY(m_server.waitUntilReady());
    }

    void conversation_data() { everyLanguageAndKind(); }

    void conversation()
    {
        QFETCH(QString, language);
        QFETCH(bool, terminal);
        RawWebSocket client(m_server.url());
        QVERIFY(client.open());
        client.sendJson(program(language, in(language, timing), terminal));
        Figures output;
        Figures input;
        Figures waiting;
        for (int i = 0; i < 30; ++i) {
            double ago = 0;
            double printedAt = 0;
            QVERIFY(readTimes(client, ago, printedAt));
            output.addMs(now() - printedAt);
            QVERIFY(!client.nextOf(u"waiting"_s).isEmpty());
            waiting.addMs(now() - printedAt);
            if (i > 0)
                input.addMs(ago);
            QTest::qWait(i % 10); // people are not in step with anything
            client.sendJson(typed(QString::number(now(), 'f', 3) + (terminal ? u'\r' : u'\n')));
        }
        output.tell("output");
        input.tell("input");
        waiting.tell("waiting");
    }

    void stop_data() { everyLanguageAndKind(); }

    void stop()
    {
        QFETCH(QString, language);
        QFETCH(bool, terminal);
        RawWebSocket client(m_server.url());
        QVERIFY(client.open());
        Figures figures;
        for (int i = 0; i < 15; ++i) {
            client.sendJson(program(language, in(language, looping), terminal));
            QString printed;
            QVERIFY(readUntil(client, printed, u"on"_s));
            QElapsedTimer clock;
            clock.start();
            client.sendJson(plain(u"stop"_s));
            QCOMPARE(resultOf(client.nextOf(u"finished"_s))["outcome"_L1].toString(), u"stopped"_s);
            figures.add(clock.nsecsElapsed());
        }
        figures.tell("stop");
    }

private:
    static void everyLanguageAndKind()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("terminal");
        for (const QString &language : languages) {
            QTest::addRow("%s, pipes", qPrintable(language)) << language << false;
            QTest::addRow("%s, terminal", qPrintable(language)) << language << true;
        }
    }

    static bool readTimes(RawWebSocket &client, double &ago, double &printedAt)
    {
        static const QRegularExpression times(u"#([0-9.e-]+) ([0-9.]+) #"_s);
        QString printed;
        while (const auto frame = client.next()) {
            if (frame->type() != u"output"_s)
                continue;
            printed += frame->json()["data"_L1].toString();
            if (const auto match = times.match(withoutEscapes(printed)); match.hasMatch()) {
                ago = match.captured(1).toDouble();
                printedAt = match.captured(2).toDouble();
                return true;
            }
        }
        return false;
    }

    ServerProcess m_server{uniquePrefix(u"lc-bench-session"_s)};
};

QTEST_GUILESS_MAIN(SessionBench)
#include "session_bench.moc"
