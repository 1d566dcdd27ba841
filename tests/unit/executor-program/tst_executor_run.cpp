// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/protocol/Protocol.h"
#include "tests/unit/executor-program/TableFixture.h"

#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::executor::test;
using namespace std::chrono_literals;

namespace {

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
    void tellsWhereItsFilesAre();
    void saysThatItCannotBegin();
    void saysThatThereIsNoPlace();
    void stopsAProgram();
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

void ExecutorRunTest::tellsWhereItsFilesAre()
{
    TableFixture f("true", "true");
    QVERIFY(f.start());
    QVERIFY(f.runUntilFinished());
    const QByteArray place = f.fixture.directory.path().toUtf8() + "/0/code";
    QCOMPARE(f.sink->directories, (QByteArrayList{place, place}));
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
    (*f.fixture.heldSweep)();
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
