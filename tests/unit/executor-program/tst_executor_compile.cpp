// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/protocol/Protocol.h"
#include "tests/unit/executor-program/TableFixture.h"

#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::executor::test;
using namespace std::chrono_literals;

/// Runs that have a compiler before their program.
class ExecutorCompileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compilesThenRuns();
    void refusesAnUnknownStandard();
    void stopsAtAFailedCompiler();
    void stopsWhoWaitsForItsTurn();
    void doesNotWaitForItsTurnForEver();
    void takesAllThatACompilerSays();
    void dropsWhatACompilerSaysTooMuch();
    void startsWhenTheCompilersOutputIsTaken();
    void doesNotWaitForItsReaderForEver();
};

void ExecutorCompileTest::compilesThenRuns()
{
    TableFixture f("echo program", "echo compiler");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(
        f.sink->lines,
        (QByteArrayList{"phase compiling", "compiler compiler\n", "phase running", "stdout program\n", "finished ok"}));
    QVERIFY(f.report().compileMs > 0 && f.report().wallMs > 0);
}

void ExecutorCompileTest::refusesAnUnknownStandard()
{
    TableFixture f("true");
    Job job = TableFixture::job();
    job.standard = "none";
    QVERIFY(f.start(job));
    QVERIFY(f.runUntilFinished());
    QCOMPARE(f.sink->lines, QByteArrayList{"finished rejected"});
    QCOMPARE(f.report().message, std::string("The program could not be started: its language has no such standard."));
    QCOMPARE(f.fixture.services.users.available(), 1U);
}

void ExecutorCompileTest::stopsAtAFailedCompiler()
{
    TableFixture f("echo program", "echo wrong; exit 1");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(f.sink->lines, (QByteArrayList{"phase compiling", "compiler wrong\n", "finished compile_error"}));
    QCOMPARE(f.report().exitCode.value(), 1);
    QCOMPARE(f.report().wallMs, 0.0);
    QCOMPARE(f.fixture.launches, 1);
}

void ExecutorCompileTest::stopsWhoWaitsForItsTurn()
{
    TableFixture f("true", "true");
    int others = 0;
    f.fixture.services.compilers.request([&] { ++others; }); // takes the only turn
    const auto run = f.start();
    QCOMPARE(f.fixture.launches, 0);
    run->end(EndReason::Stopped);
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::stopped);
    QCOMPARE(f.fixture.launches, 0);
    // When its turn comes it passes it on.
    f.fixture.services.compilers.request([&] { ++others; });
    f.fixture.services.compilers.leave();
    QCOMPARE(others, 2);
}

void ExecutorCompileTest::doesNotWaitForItsTurnForEver()
{
    LanguageConfig language = shellLanguage("true", "true");
    language.limits.compile = 1ms;
    RunFixture fixture(language);
    RunTable table(fixture.services);
    const auto sink = std::make_shared<FakeSink>();
    fixture.services.compilers.request([] {}); // takes the only turn, and keeps it
    table.start(connection, sink, TableFixture::job());
    QVERIFY(fixture.runUntil([&] { return !sink->reports.empty(); }));
    QCOMPARE(sink->reports.front().message,
             std::string("The program could not be started: its compiler's turn did not come in time."));
    QCOMPARE(fixture.launches, 0);
    QVERIFY(table.isEmpty());
}

void ExecutorCompileTest::takesAllThatACompilerSays()
{
    // More than may be under way unacknowledged, and than the program may print.
    TableFixture f("echo program", "head -c 300000 /dev/zero");
    Job job = TableFixture::job();
    job.outputBytes = 100;
    QVERIFY(f.start(job));
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::ok);
    QVERIFY(f.hasLine("stdout program\n"));
    QCOMPARE(f.sink->outputBytes, 300'000U + 8U);
    QVERIFY(!f.report().truncated);
}

void ExecutorCompileTest::dropsWhatACompilerSaysTooMuch()
{
    TableFixture f("echo program", "head -c 2000000 /dev/zero");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::ok);
    QVERIFY(!f.report().truncated && f.report().message.empty());
    QCOMPARE(f.sink->outputBytes, protocol::maxCompilerBytes + 8U);

    TableFixture failing("echo program", "head -c 2000000 /dev/zero; exit 1");
    QVERIFY(failing.start());
    QVERIFY(failing.runUntilFinished());
    QVERIFY(failing.report().outcome == protocol::outcome::compileError);
    QVERIFY(failing.report().truncated);
    QCOMPARE(failing.report().message, std::string("The compiler printed more than 512 KB."));
    QCOMPARE(failing.sink->outputBytes, std::uint64_t{protocol::maxCompilerBytes});
}

void ExecutorCompileTest::startsWhenTheCompilersOutputIsTaken()
{
    TableFixture f("echo program", "echo compiler");
    f.sink->congested = true;
    const auto run = f.start();
    QVERIFY(f.fixture.runUntil([&] { return !run->isCompiling(); }));
    QCOMPARE(f.fixture.launches, 1);
    f.sink->congested = false;
    run->resume();
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::ok);
    QVERIFY(f.hasLine("stdout program\n"));
}

void ExecutorCompileTest::doesNotWaitForItsReaderForEver()
{
    TableFixture f("true", "echo compiler");
    f.sink->congested = true;
    Job job = TableFixture::job();
    job.wall = 1ms;
    const auto run = f.start(job);
    QVERIFY(f.fixture.runUntil([&] { return f.fixture.sweeps == 1; }));
    QCOMPARE(f.fixture.launches, 1);
    run->end(EndReason::Stopped); // who does not wait for the rest
    f.fixture.io.poll();
    run->end(EndReason::Stopped);
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::timeout);
    QVERIFY(f.report().truncated);
}

QTEST_GUILESS_MAIN(ExecutorCompileTest)
#include "tst_executor_compile.moc"
