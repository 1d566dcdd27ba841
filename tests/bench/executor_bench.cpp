// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Figures.h"
#include "tests/executor/ProgramCase.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// The executor in its container, spoken to directly: how long runs take, how soon it says what there is to say. Wanted:
// a program's waiting is said within 50 ms, 20,000 lines come in less than 2,000 pieces, a Stop takes less than 2 s.
class ExecutorBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void hello_data() { allLanguages(); }
    void hello();
    void waiting_data() { allLanguages(); }
    void waiting();
    void output_data() { allLanguages(); }
    void output();
    void manyLines_data() { allLanguages(); }
    void manyLines();
    void stop_data() { allLanguages(); }
    void stop();
    void stopOfACompiler();

private:
    static void allLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
            QTest::newRow(qPrintable(language)) << language;
    }

    /// Of three texts that of the language.
    static QByteArray in(const QString &language, const char *python, const char *javascript, const char *cpp)
    {
        return language == "python"_L1 ? python : language == "javascript"_L1 ? javascript : cpp;
    }

    Executors m_executors;
};

void ExecutorBench::hello()
{
    QFETCH(const QString, language);
    Figures figures;
    for (int i = 0; i < 30; ++i) {
        const RunLog &log = m_executors.link(language).run(helloProgram(language));
        QCOMPARE(log.all, "hello\n");
        figures.addMs(static_cast<double>(log.tookMs));
    }
    figures.tell("hello");
}

/// From the last byte of a question to the word that its program waits.
void ExecutorBench::waiting()
{
    QFETCH(const QString, language);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(
        in(language, "while True: input('? ')",
           "const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });\n"
           "const ask = () => rl.question('? ', ask);\nask();",
           "#include <iostream>\n#include <string>\nint main() { for (std::string s;;) { std::cout << \"? \"; "
           "std::getline(std::cin, s); } }"));
    const RunLog &log = link.log(run);
    Figures figures;
    for (qsizetype i = 0; i < 50; ++i) {
        QVERIFY(RawLink::waitFor([&] { return log.waits.size() > i || log.hasEnded(); }) && !log.hasEnded());
        figures.add(log.waits.last().afterOutputUs * 1'000);
        link.sendInput(run, "x\n");
    }
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    figures.tell("waiting, after the output before it");
}

/// From giving a program a byte to what it prints then.
void ExecutorBench::output()
{
    QFETCH(const QString, language);
    RawLink &link = m_executors.link(language);
    const quint32 run =
        link.start(in(language, "import os\nwhile True:\n  print('x')\n  os.read(0, 1)",
                      "const fs = require('fs');\nfor (;;) { console.log('x'); fs.readSync(0, Buffer.alloc(1)); }",
                      "#include <iostream>\n#include <unistd.h>\nint main() { for (char c;;) { std::cout << \"x\\n\"; "
                      "read(0, &c, 1); } }"));
    const RunLog &log = link.log(run);
    Figures figures;
    QVERIFY(RawLink::waitFor([&] { return log.pieces.size() == 1 || log.hasEnded(); }) && !log.hasEnded());
    for (qsizetype i = 1; i <= 50; ++i) {
        QTest::qWait(10);
        const qint64 sentAt = log.sent.nsecsElapsed();
        link.sendInput(run, "x");
        QVERIFY(RawLink::waitFor([&] { return log.pieces.size() > i || log.hasEnded(); }) && !log.hasEnded());
        figures.add(log.lastOutputUs * 1'000 - sentAt);
    }
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    figures.tell("output, after the input for it");
}

void ExecutorBench::manyLines()
{
    QFETCH(const QString, language);
    const RunLog &log = m_executors.link(language).run(in(
        language, "for i in range(20000):\n  print(i, flush=True)", "for (let i = 0; i < 20000; i++) console.log(i);",
        "#include <iostream>\nint main() { for (int i = 0; i < 20000; i++) std::cout << i << std::endl; }"));
    QCOMPARE(log.outcome(), u"ok"_s);
    qInfo("20,000 lines in %lld pieces, %lld ms", static_cast<long long>(log.pieces.size()),
          static_cast<long long>(log.tookMs));
}

void ExecutorBench::stop()
{
    QFETCH(const QString, language);
    RawLink &link = m_executors.link(language);
    Figures figures;
    for (int i = 0; i < 15; ++i) {
        const quint32 run =
            link.start(in(language, "print('up')\nwhile True: pass", "console.log('up'); for (;;);",
                          "#include <cstdio>\nint main() { std::puts(\"up\"); for (volatile int i = 0;;) i = 1; }"));
        QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n"; }));
        const qint64 before = link.log(run).sent.elapsed();
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
        figures.addMs(static_cast<double>(link.log(run).tookMs - before));
    }
    figures.tell("stop");
}

void ExecutorBench::stopOfACompiler()
{
    RawLink &link = m_executors.link(u"cpp"_s);
    Figures figures;
    for (int i = 0; i < 15; ++i) {
        const quint32 run = link.start(endlessToCompile());
        QVERIFY(RawLink::waitFor([&] { return link.log(run).phases.contains(u"compiling"_s); }));
        QTest::qWait(200);
        const qint64 before = link.log(run).sent.elapsed();
        link.sendStop(run);
        QVERIFY(link.waitForEnd(run));
        figures.addMs(static_cast<double>(link.log(run).tookMs - before));
    }
    figures.tell("stop");
}

QTEST_GUILESS_MAIN(ExecutorBench)
#include "executor_bench.moc"
