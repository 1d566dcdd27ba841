// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// JavaScript's readline: a program is said to wait when it wants a line and not before, and a line that was typed
// before that is not lost; with line editing and without, on pipes and on a terminal.
class TestContainerReadline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void waitsWhenItWantsALine_data();
    void waitsWhenItWantsALine();
    void losesNothing_data();
    void losesNothing();

private:
    void addPrograms();
    [[nodiscard]] RawLink &link() { return m_executors.link(u"javascript"_s); }

    Executors m_executors;
};

namespace {

struct Program
{
    const char *name;
    /// Takes a line, says that it got it, works for a while, says "on", and takes another.
    QByteArray code;
};

const QByteArray head =
    "const make = (more) => require('readline').createInterface({ input: process.stdin, ...more });\n"
    "const say = (line) => console.log(`got ${line}`);\n"
    "const work = async () => { console.log('works'); await new Promise((r) => setTimeout(r, MS)); console.log('on'); "
    "};\n";

std::vector<Program> programs()
{
    return {
        {"question, then question",
         "rl.question('', async (a) => { say(a); await work(); rl.question('', (b) => { say(b); rl.close(); }); });"},
        {"for await",
         "(async () => { let n = 0; for await (const line of rl) { say(line); if (++n === 2) break; await work(); } "
         "rl.close(); })();"},
        {"one line at a time by listeners",
         "rl.once('line', async (a) => { say(a); await work(); rl.once('line', (b) => { say(b); rl.close(); }); });"},
        {"promises",
         "rl.close(); (async () => { const p = require('readline/promises').createInterface({ input: process.stdin, "
         "...more }); say(await p.question('')); await work(); say(await p.question('')); p.close(); })();"},
        {"two interfaces",
         "rl.question('', async (a) => { say(a); rl.close(); await work(); const next = make(more); next.question('', "
         "(b) => { say(b); next.close(); }); });"},
    };
}

QByteArray codeOf(const Program &program, bool edits, int workMs)
{
    return QByteArray(head).replace("MS", QByteArray::number(workMs)) + "const more = "
        + (edits ? "{ output: process.stdout }" : "{}") + ";\nconst rl = make(more);\n" + program.code;
}

QJsonObject members(const QByteArray &code, bool terminal)
{
    QJsonObject made{{u"code"_s, QString::fromUtf8(code)}};
    if (terminal)
        made[u"tty"_s] = QJsonObject{{u"cols"_s, 80}, {u"rows"_s, 24}};
    return made;
}

} // namespace

void TestContainerReadline::initTestCase()
{
    const QString wrong = m_executors.open({u"javascript"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerReadline::addPrograms()
{
    QTest::addColumn<qsizetype>("index");
    QTest::addColumn<bool>("terminal");
    QTest::addColumn<bool>("edits");
    for (const bool terminal : {false, true}) {
        for (const bool edits : {false, true}) {
            for (qsizetype i = 0; const Program &program : programs())
                QTest::addRow("%s, %s%s", program.name, terminal ? "terminal" : "pipes", edits ? ", with output" : "")
                    << i++ << terminal << edits;
        }
    }
}

void TestContainerReadline::waitsWhenItWantsALine_data()
{
    addPrograms();
}

/// Between its two lines it works for longer than an executor takes to see somebody wait.
void TestContainerReadline::waitsWhenItWantsALine()
{
    QFETCH(const qsizetype, index);
    QFETCH(const bool, terminal);
    QFETCH(const bool, edits);
    const quint32 run = link().start(members(codeOf(programs()[static_cast<size_t>(index)], edits, 700), terminal));
    const RunLog &log = link().log(run);
    const auto waits = [&](qsizetype count) {
        return RawLink::waitFor([&] { return log.waits.size() >= count || log.hasEnded(); }) && !log.hasEnded();
    };
    QVERIFY2(waits(1), log.describe());
    link().sendInput(run, terminal ? "one\r" : "one\n");
    QVERIFY2(waits(2), log.describe());
    QVERIFY2(log.waits.last().all.contains("on"), log.describe()); // its work is done by then
    QVERIFY2(log.waits.last().all.contains("got one"), log.describe());
    link().sendInput(run, terminal ? "two\r" : "two\n");
    QVERIFY(link().waitForEnd(run));
    QVERIFY2(log.all.contains("got two"), log.describe());
    QCOMPARE(log.waits.size(), 2);
    QCOMPARE(log.outcome(), u"ok"_s);
}

void TestContainerReadline::losesNothing_data()
{
    addPrograms();
}

/// The second line comes while it works.
void TestContainerReadline::losesNothing()
{
    QFETCH(const qsizetype, index);
    QFETCH(const bool, terminal);
    QFETCH(const bool, edits);
    const quint32 run = link().start(members(codeOf(programs()[static_cast<size_t>(index)], edits, 300), terminal));
    const RunLog &log = link().log(run);
    QVERIFY2(RawLink::waitFor([&] { return !log.waits.isEmpty() || log.hasEnded(); }), log.describe());
    link().sendInput(run, terminal ? "one\r" : "one\n");
    QVERIFY2(RawLink::waitFor([&] { return log.all.contains("works") || log.hasEnded(); }), log.describe());
    link().sendInput(run, terminal ? "two\r" : "two\n");
    QVERIFY2(link().waitForEnd(run), log.describe());
    QVERIFY2(log.all.contains("got one") && log.all.contains("got two"), log.describe());
    QCOMPARE(log.outcome(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestContainerReadline)
#include "tst_container_readline.moc"
