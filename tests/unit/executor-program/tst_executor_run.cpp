// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/runs/RunTable.h"
#include "docker/protocol/Protocol.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QTest>

#include <memory>
#include <string>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::executor::test;
using namespace std::chrono_literals;

namespace {

constexpr ConnectionId connection = 1;

/// A table of runs and one who listens.
struct TableFixture
{
    explicit TableFixture(const std::string &run, const std::string &compile = {})
        : fixture(shellLanguage(run, compile))
        , table(fixture.services)
    {
    }

    static Job job(std::uint32_t number = 1) { return {.run = number, .wall = 10min, .outputBytes = 1 << 20}; }

    std::shared_ptr<Run> start(Job what = job())
    {
        const std::uint32_t number = what.run;
        table.start(connection, sink, std::move(what));
        return table.find(connection, number);
    }
    bool hasLine(const QByteArray &line) const { return sink->lines.contains(line); }
    bool runUntilLine(const QByteArray &line)
    {
        return fixture.runUntil([&] { return hasLine(line); });
    }
    bool runUntilFinished()
    {
        return fixture.runUntil([this] { return !sink->reports.empty(); });
    }
    const Report &report() const { return sink->reports.at(0); }

    RunFixture fixture;
    RunTable table;
    std::shared_ptr<FakeSink> sink = std::make_shared<FakeSink>();
};

std::span<const std::uint8_t> bytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

} // namespace

class ExecutorRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAProgram();
    void feedsAProgram();
    void compilesThenRuns();
    void tellsWhereItsFilesAre();
    void refusesAnUnknownStandard();
    void stopsAtAFailedCompiler();
    void saysThatItCannotBegin();
    void saysThatThereIsNoPlace();
    void stopsAProgram();
    void stopsWhoWaitsForItsTurn();
    void doesNotWaitForItsTurnForEver();
    void takesAllThatACompilerSays();
    void dropsWhatACompilerSaysTooMuch();
    void startsWhenTheCompilersOutputIsTaken();
    void doesNotWaitForItsReaderForEver();
    void saysNothingAfterItsEnd();
    void endsForTooMuchOutput();
    void isSweptBeforeItIsFinished();
    void nobodyHearsOfAnAbandonedRun();
    void refusesANumberInUse();
    void refusesWhatHasNoRoom();
    void endsAllOfThem();
    void numbersRuns();
};

void ExecutorRunTest::runsAProgram()
{
    TableFixture f("echo out; exit 3");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(f.sink->lines, (QByteArrayList{"phase running", "stdout out\n", "finished nonzero_exit"}));
    QCOMPARE(f.report().exitCode.value(), 3);
    QVERIFY(f.report().wallMs > 0);
    QCOMPARE(f.report().compileMs, 0.0);
    QVERIFY(!f.report().truncated);
    QVERIFY(f.table.isEmpty());
    QCOMPARE(f.fixture.leftovers(), QStringList());
    QCOMPARE(f.fixture.services.users.available(), 1U);
}

void ExecutorRunTest::feedsAProgram()
{
    TableFixture f("while read line; do echo got $line; done");
    const auto run = f.start();
    QVERIFY(run->addInput(bytes("one\n")));
    QVERIFY(f.runUntilLine("stdout got one\n"));
    QVERIFY(run->addInput(bytes("two\n")));
    run->finishInput();
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.hasLine("stdout got one\ngot two\n"));
    QVERIFY(f.report().outcome == protocol::outcome::ok);
}

void ExecutorRunTest::compilesThenRuns()
{
    TableFixture f("echo program", "echo compiler");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(
        f.sink->lines,
        (QByteArrayList{"phase compiling", "compiler compiler\n", "phase running", "stdout program\n", "finished ok"}));
    QVERIFY(f.report().compileMs > 0 && f.report().wallMs > 0);
}

void ExecutorRunTest::tellsWhereItsFilesAre()
{
    TableFixture f("true", "true");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    const QByteArray place = f.fixture.directory.path().toUtf8() + "/0/code";
    QCOMPARE(f.sink->directories, (QByteArrayList{place, place}));
}

void ExecutorRunTest::refusesAnUnknownStandard()
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

void ExecutorRunTest::stopsAtAFailedCompiler()
{
    TableFixture f("echo program", "echo wrong; exit 1");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(f.sink->lines, (QByteArrayList{"phase compiling", "compiler wrong\n", "finished compile_error"}));
    QCOMPARE(f.report().exitCode.value(), 1);
    QCOMPARE(f.report().wallMs, 0.0);
    QCOMPARE(f.fixture.launches, 1);
}

void ExecutorRunTest::saysThatItCannotBegin()
{
    for (const char *compiler : {"", "true"}) {
        TableFixture f("true", compiler);
        f.fixture.launchFailure = "cannot fork: no memory";
        QVERIFY(f.start());
        QVERIFY(f.runUntilFinished());
        QCOMPARE(f.sink->lines, QByteArrayList{"finished rejected"});
        QCOMPARE(f.report().message, std::string("The program could not be started: cannot fork: no memory."));
        QCOMPARE(f.fixture.sweeps, 1);
        // The compiler's turn has been given back.
        f.fixture.launchFailure.reset();
        QVERIFY(f.start(TableFixture::job(2)));
        QVERIFY(f.runUntilLine("finished ok"));
    }
}

void ExecutorRunTest::saysThatThereIsNoPlace()
{
    TableFixture f("true");
    QVERIFY(f.fixture.services.users.take());
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    QCOMPARE(f.report().message, std::string("The program could not be started: there is no free user for it."));
    QCOMPARE(f.fixture.launches, 0);
    QCOMPARE(f.fixture.sweeps, 0);
}

void ExecutorRunTest::stopsAProgram()
{
    TableFixture f("echo ready; exec sleep 600");
    const auto run = f.start();
    QVERIFY(run->isLiving());
    QVERIFY(f.runUntilLine("stdout ready\n"));
    run->end(EndReason::Stopped);
    QVERIFY(!run->isLiving());
    run->end(EndReason::MemoryLimit); // the first reason is the one
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::stopped);
    QVERIFY(!f.report().exitCode && f.report().signal.empty());
}

void ExecutorRunTest::stopsWhoWaitsForItsTurn()
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

void ExecutorRunTest::doesNotWaitForItsTurnForEver()
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

void ExecutorRunTest::takesAllThatACompilerSays()
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

void ExecutorRunTest::dropsWhatACompilerSaysTooMuch()
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

void ExecutorRunTest::startsWhenTheCompilersOutputIsTaken()
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

void ExecutorRunTest::doesNotWaitForItsReaderForEver()
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

// Its pipe is full of what nobody took in time; who takes it now comes too late.
void ExecutorRunTest::saysNothingAfterItsEnd()
{
    TableFixture f("head -c 300000 /dev/zero");
    const auto run = f.start();
    QVERIFY(f.fixture.runUntil([&] { return f.fixture.sweeps == 1; }));
    f.fixture.io.poll();
    run->end(EndReason::Stopped); // who does not wait for the rest
    QVERIFY(f.runUntilFinished());
    run->acknowledge(protocol::outputWindowBytes);
    f.fixture.io.poll();
    QVERIFY(f.sink->lines.last().startsWith("finished"));
    QCOMPARE(f.sink->outputBytes, protocol::outputWindowBytes);
}

void ExecutorRunTest::endsForTooMuchOutput()
{
    TableFixture f("while :; do echo much; done");
    Job job = TableFixture::job();
    job.outputBytes = 1'000;
    QVERIFY(f.start(job));
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.report().outcome == protocol::outcome::outputLimit);
    QVERIFY(f.report().truncated);
    QCOMPARE(f.sink->outputBytes, 1'000U);
}

void ExecutorRunTest::isSweptBeforeItIsFinished()
{
    TableFixture f("true");
    f.fixture.heldSweep.emplace();
    const auto run = f.start();
    QVERIFY(f.fixture.runUntil([&] { return f.fixture.sweeps == 1; }));
    f.fixture.io.poll();
    QVERIFY(f.sink->reports.empty());
    QVERIFY(run->user() && !f.table.isEmpty());
    (*f.fixture.heldSweep)(true);
    QVERIFY(f.runUntilFinished());
    QVERIFY(!run->user() && f.table.isEmpty());
}

void ExecutorRunTest::nobodyHearsOfAnAbandonedRun()
{
    TableFixture f("echo ready; exec sleep 600");
    const auto run = f.start();
    QVERIFY(f.runUntilLine("stdout ready\n"));
    f.table.abandon(connection);
    QVERIFY(run->isAbandoned());
    QVERIFY(f.fixture.runUntil([&] { return f.table.isEmpty(); }));
    QCOMPARE(f.sink->lines, (QByteArrayList{"phase running", "stdout ready\n"}));
    QCOMPARE(f.fixture.sweeps, 1);
}

void ExecutorRunTest::refusesANumberInUse()
{
    TableFixture f("exec sleep 600");
    const auto run = f.start();
    QVERIFY(run);
    QCOMPARE(f.start(), run);
    QCOMPARE(f.sink->lines, (QByteArrayList{"phase running", "refused duplicate_run"}));
    QVERIFY(run->isLiving());
    run->end(EndReason::Stopped);
    QVERIFY(f.runUntilFinished());
}

void ExecutorRunTest::refusesWhatHasNoRoom()
{
    LanguageConfig language = shellLanguage("exec sleep 600");
    language.runs = 1;
    RunFixture fixture(language);
    RunTable table(fixture.services);
    const auto sink = std::make_shared<FakeSink>();
    int started = 0;
    table.onStarted([&] { ++started; });
    table.start(connection, sink, TableFixture::job(1));
    table.start(connection, sink, TableFixture::job(2));
    QCOMPARE(sink->lines, (QByteArrayList{"phase running", "finished rejected"}));
    QCOMPARE(sink->reports.front().message, std::string("There is no room for another run."));
    QCOMPARE(started, 1);
    // One on its way out takes nobody's place; but the user is not free yet.
    table.abandon(connection);
    table.start(connection + 1, sink, TableFixture::job(1));
    QCOMPARE(started, 2);
    QVERIFY(fixture.runUntil([&] { return table.isEmpty(); }));
}

void ExecutorRunTest::endsAllOfThem()
{
    TableFixture f("exec sleep 600");
    QVERIFY(f.start());
    int done = 0;
    f.table.stopAll([&] { ++done; });
    QCOMPARE(done, 0);
    f.start(TableFixture::job(2)); // too late
    QCOMPARE(f.report().message, std::string("The executor is shutting down."));
    QVERIFY(f.fixture.runUntil([&] { return done == 1; }));
    QVERIFY(f.table.isEmpty());
    TableFixture empty("true");
    empty.table.stopAll([&] { ++done; });
    QCOMPARE(done, 2);
}

void ExecutorRunTest::numbersRuns()
{
    TableFixture f("true");
    const std::uint64_t first = f.start()->serial();
    QVERIFY(f.runUntilFinished());
    QVERIFY(f.start()->serial() > first); // though it has the same number on its connection
    QVERIFY(f.fixture.runUntil([&] { return f.table.isEmpty(); }));
}

QTEST_GUILESS_MAIN(ExecutorRunTest)
#include "tst_executor_run.moc"
