// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/watch/WatchVerdicts.h"

#include <QTest>

#include <vector>

using namespace learncode::executor;
using namespace std::chrono_literals;

using Measure = Verdicts::Measure;

Q_DECLARE_METATYPE(EndReason)

namespace {

constexpr std::uint64_t mib = 1ULL << 20;
constexpr std::uint64_t full = 200 * mib;
/// When the looks are taken; runs are launched before, unless they say otherwise.
constexpr std::chrono::steady_clock::time_point now{1h};

SeenRun run(std::uint64_t serial, std::uint64_t megabytes = 1)
{
    SeenRun seen{.serial = serial, .launched = now - 10s};
    seen.limits.processes = 100;
    seen.limits.cpu = 1s;
    seen.limits.workBytes = 32 * mib;
    seen.limits.workFiles = 1'000;
    seen.use.residentBytes = seen.use.totalBytes = megabytes * mib;
    return seen;
}

/// A container with these runs and nobody else, in which nothing is remarkable.
Snapshot look(std::vector<SeenRun> runs)
{
    Snapshot seen{.at = now, .runs = std::move(runs)};
    for (const SeenRun &each : seen.runs) {
        seen.present.push_back(each.serial);
        seen.memory.anonymousBytes += each.use.residentBytes;
    }
    seen.memory.usedBytes = seen.ownedBytes = seen.memory.anonymousBytes;
    seen.space = {.totalBytes = 64 * mib, .totalFiles = 4'000};
    seen.fullBytes = full;
    seen.shareBytes = 32 * mib;
    seen.shareFiles = 1'000;
    return seen;
}

/// The same with a kill by the kernel that nobody has claimed.
Snapshot lookAfterKill(std::vector<SeenRun> runs, std::chrono::steady_clock::time_point kill = now - 1s)
{
    Snapshot seen = look(std::move(runs));
    seen.killUnclaimed = true;
    seen.lastKill = kill;
    return seen;
}

/// A container that is full.
Snapshot fullLook(std::vector<SeenRun> runs)
{
    Snapshot seen = look(std::move(runs));
    seen.memory.usedBytes = seen.memory.anonymousBytes = seen.ownedBytes = full;
    return seen;
}

Verdicts judgeLooks(const std::vector<Snapshot> &looks)
{
    Verdicts verdicts;
    for (const Snapshot &each : looks)
        verdicts = judgeSnapshot(each, verdicts.after);
    return verdicts;
}

using Ends = std::vector<Verdicts::End>;

} // namespace

class ExecutorWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesWhoUsesLittle();
    void endsWhoUsesTooMuch_data();
    void endsWhoUsesTooMuch();
    void givesCompilersTheirOwnProcessorTime();
    void blamesWhoHadMost();
    void blamesOneLookLater();
    void blamesNobodyForAClaimedKill();
    void blamesNobodyWhoCameLater();
    void blamesNobodyWhoHadLittle();
    void blamesTheOnlyOne();
    void blamesOnceForAKill();
    void remembersWhoHadMostBeforeTheKill();
    void forgetsASuspectThatIsGone();
    void judgesFilesOfTheOnlyOne();
    void judgesFilesWhenTheyAreMeasured();
    void chargesFilesThatAreHidden();
    void endsTheLargestWhenFull();
    void endsNobodyWhileSomeMemoryIsNobodys();
    void theOnlyOneHasAllMemory();
    void endsNobodyForWhatNobodyHas();
    void waitsForWhoWasEnded();
    void measuresWhatIsHidden();
    void measuresAgainWhenItChanged_data();
    void measuresAgainWhenItChanged();
};

void ExecutorWatchTest::leavesWhoUsesLittle()
{
    const Verdicts verdicts = judgeLooks({look({run(1), run(2, 50)})});
    QVERIFY(verdicts.ends.empty());
    QVERIFY(!verdicts.killsExplained && verdicts.measure == Measure::No);
    QCOMPARE(verdicts.after.suspect.serial, 2U);
    QVERIFY(judgeLooks({look({})}).ends.empty());
}

void ExecutorWatchTest::endsWhoUsesTooMuch_data()
{
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<bool>("much");
    using enum EndReason;
    QTest::newRow("processes") << ProcessLimit << true;
    QTest::newRow("as many processes as it may have") << ProcessLimit << false;
    QTest::newRow("locks") << FileLocks << true;
    QTest::newRow("as many locks as it may have") << FileLocks << false;
    QTest::newRow("its own memory") << MemoryLimit << true;
    QTest::newRow("as much as it may") << MemoryLimit << false;
    QTest::newRow("processor time") << CpuTimeout << true;
    QTest::newRow("all its processor time") << CpuTimeout << false;
}

void ExecutorWatchTest::endsWhoUsesTooMuch()
{
    QFETCH(const EndReason, reason);
    QFETCH(const bool, much);
    SeenRun hog = run(7);
    if (reason == EndReason::ProcessLimit) {
        hog.use.processes = much ? 101 : 100;
    } else if (reason == EndReason::FileLocks) {
        hog.limits.fileLocks = 10;
        hog.use.locks = much ? 11 : 10;
    } else if (reason == EndReason::MemoryLimit) {
        hog.limits.memoryBytes = 64 * mib;
        hog.use.residentBytes = 60 * mib;
        hog.use.files.otherBytes = much ? 5 * mib : 4 * mib;
    } else {
        hog.use.addCpu(much ? 1'001 : 1'000);
    }
    QVERIFY(judgeLooks({look({run(1), hog})}).ends == (much ? Ends{{7, reason}} : Ends{}));
}

void ExecutorWatchTest::givesCompilersTheirOwnProcessorTime()
{
    SeenRun compiler = run(1);
    compiler.compiling = true;
    compiler.limits.compile = 20s;
    compiler.use.addCpu(20'000);
    QVERIFY(judgeLooks({look({compiler})}).ends.empty());
    compiler.use.addCpu(20'010);
    QVERIFY((judgeLooks({look({compiler})}).ends == Ends{{1, EndReason::CpuTimeout}}));
}

void ExecutorWatchTest::blamesWhoHadMost()
{
    const std::vector<SeenRun> before{run(1, 20), run(2, 150)};
    // Its child is gone, and with it what it had.
    const std::vector<SeenRun> after{run(1, 20), run(2, 5)};
    const Verdicts verdicts = judgeLooks({look(before), lookAfterKill(after), lookAfterKill(after)});
    QVERIFY((verdicts.ends == Ends{{2, EndReason::MemoryLimit}}));
    QVERIFY(verdicts.killsExplained);
}

// A run that died of the kill itself claims it when its end is seen.
void ExecutorWatchTest::blamesOneLookLater()
{
    const std::vector<SeenRun> runs{run(1, 20), run(2, 150)};
    const Verdicts verdicts = judgeLooks({look(runs), lookAfterKill(runs)});
    QVERIFY(verdicts.ends.empty() && !verdicts.killsExplained);
}

void ExecutorWatchTest::blamesNobodyForAClaimedKill()
{
    const std::vector<SeenRun> runs{run(1, 20), run(2, 150)};
    const Verdicts verdicts = judgeLooks({look(runs), lookAfterKill(runs), look(runs), look(runs)});
    QVERIFY(verdicts.ends.empty() && !verdicts.killsExplained);
}

void ExecutorWatchTest::blamesNobodyWhoCameLater()
{
    SeenRun late = run(2, 150);
    late.launched = now;
    const std::vector<SeenRun> runs{run(1, 20), late};
    QVERIFY(judgeLooks({look(runs), lookAfterKill(runs), lookAfterKill(runs)}).ends.empty());
    SeenRun alone = run(2);
    alone.launched = now;
    QVERIFY(judgeLooks({lookAfterKill({alone}), lookAfterKill({alone})}).ends.empty());
}

void ExecutorWatchTest::blamesNobodyWhoHadLittle()
{
    const std::vector<SeenRun> runs{run(1, 20), run(2, 100)}; // just half of what there is
    const Verdicts verdicts = judgeLooks({look(runs), lookAfterKill(runs), lookAfterKill(runs)});
    QVERIFY(verdicts.ends.empty() && !verdicts.killsExplained);
}

// All memory can be used up between two looks: then it is certain only where there is nobody else.
void ExecutorWatchTest::blamesTheOnlyOne()
{
    const std::vector<SeenRun> only{run(3, 1)};
    QVERIFY((judgeLooks({lookAfterKill(only), lookAfterKill(only)}).ends == Ends{{3, EndReason::MemoryLimit}}));
    // Of another one something is still being removed: it may have been its.
    Snapshot crowded = lookAfterKill(only);
    crowded.present.push_back(2);
    QVERIFY(judgeLooks({crowded, crowded}).ends.empty());
}

void ExecutorWatchTest::blamesOnceForAKill()
{
    const std::vector<SeenRun> small{run(1, 20), run(2, 30)};
    const std::vector<SeenRun> large{run(1, 20), run(2, 150)};
    // Nobody was to blame for the first. What somebody does later has nothing to do with it, but with the next.
    const std::vector<Snapshot> looks{look(small), lookAfterKill(small), lookAfterKill(small), lookAfterKill(large),
                                      lookAfterKill(large)};
    const Verdicts once = judgeLooks(looks);
    QVERIFY(once.ends.empty());
    const Verdicts first = judgeSnapshot(lookAfterKill(large, now), once.after);
    QVERIFY(first.ends.empty());
    const Verdicts second = judgeSnapshot(lookAfterKill(large, now), first.after);
    QVERIFY((second.ends == Ends{{2, EndReason::MemoryLimit}}));
}

void ExecutorWatchTest::remembersWhoHadMostBeforeTheKill()
{
    const Verdicts before = judgeLooks({look({run(1, 20), run(2, 150)})});
    const Verdicts after = judgeSnapshot(lookAfterKill({run(1, 60), run(2, 5)}), before.after);
    QCOMPARE(after.after.suspect.serial, 2U);
    QCOMPARE(after.after.suspect.bytes, 150 * mib);
    // Once that kill has been dealt with, the present counts again.
    const Verdicts later = judgeSnapshot(lookAfterKill({run(1, 60), run(2, 5)}), after.after);
    QCOMPARE(later.after.suspect.serial, 1U);
}

void ExecutorWatchTest::forgetsASuspectThatIsGone()
{
    const Verdicts verdicts = judgeLooks({look({run(1, 20), run(2, 150), run(3)}), lookAfterKill({run(1, 20), run(3)}),
                                          lookAfterKill({run(1, 20), run(3)})});
    QVERIFY(verdicts.ends.empty());
}

void ExecutorWatchTest::judgesFilesOfTheOnlyOne()
{
    SeenRun only = run(1);
    only.use.files.workBytes = 33 * mib;
    Snapshot seen = look({only});
    seen.space.usedBytes = 33 * mib;
    QVERIFY((judgeLooks({seen}).ends == Ends{{1, EndReason::FileSpace}}));

    seen.runs.front().use.files = {.workBytes = mib, .workFiles = 1'001};
    seen.space.usedBytes = mib;
    seen.space.usedFiles = 1'001;
    QVERIFY((judgeLooks({seen}).ends == Ends{{1, EndReason::FileCount}}));

    seen.space.usedFiles = 1'000;
    QVERIFY(judgeLooks({seen}).ends.empty());
}

void ExecutorWatchTest::judgesFilesWhenTheyAreMeasured()
{
    SeenRun large = run(2);
    large.use.files.workBytes = 40 * mib;
    Snapshot seen = look({run(1), large});
    seen.space.usedBytes = 45 * mib;
    const Verdicts before = judgeLooks({seen});
    QVERIFY(before.ends.empty());
    QVERIFY(before.measure == Measure::Calmly);
    seen.filesMeasured = true;
    const Verdicts after = judgeLooks({seen});
    QVERIFY((after.ends == Ends{{2, EndReason::FileSpace}}));
    QVERIFY(after.measure == Measure::No);
}

void ExecutorWatchTest::chargesFilesThatAreHidden()
{
    SeenRun hiding = run(2);
    hiding.use.files.complete = 0;
    Snapshot seen = look({run(1), hiding});
    seen.space.usedBytes = 40 * mib;
    seen.filesMeasured = true;
    QVERIFY((judgeLooks({seen}).ends == Ends{{2, EndReason::FileSpace}}));
}

void ExecutorWatchTest::endsTheLargestWhenFull()
{
    Snapshot seen = fullLook({run(1, 90), run(2, 110)});
    const Verdicts verdicts = judgeLooks({seen});
    QVERIFY((verdicts.ends == Ends{{2, EndReason::MemoryLimit}}));
    QCOMPARE(verdicts.after.ended, std::optional<std::uint64_t>(2));
    seen.ownedBytes = full - 1;
    QVERIFY(judgeLooks({seen}).ends.empty());
}

// One has grown or ended during the look: who has most is not known.
void ExecutorWatchTest::endsNobodyWhileSomeMemoryIsNobodys()
{
    const Snapshot seen = fullLook({run(1, 60), run(2, 70)});
    QVERIFY(!seen.seesAll());
    const Verdicts verdicts = judgeLooks({seen});
    QVERIFY(verdicts.ends.empty());
    QVERIFY(!verdicts.after.ended);
    // A little is always the executor's own.
    QVERIFY((judgeLooks({fullLook({run(1, 80), run(2, 97)})}).ends == Ends{{2, EndReason::MemoryLimit}}));
}

void ExecutorWatchTest::theOnlyOneHasAllMemory()
{
    QVERIFY((judgeLooks({fullLook({run(1, 1)})}).ends == Ends{{1, EndReason::MemoryLimit}}));
}

// The kernel has filled the container with what it remembers of files: it gives that back when it has to.
void ExecutorWatchTest::endsNobodyForWhatNobodyHas()
{
    Snapshot seen = look({run(1, 20), run(2, 30)});
    seen.memory.usedBytes = full + 20 * mib;
    seen.filesMeasured = true;
    QVERIFY(judgeLooks({seen, seen}).ends.empty());
}

void ExecutorWatchTest::waitsForWhoWasEnded()
{
    const Verdicts ended = judgeLooks({fullLook({run(1, 90), run(2, 110)})});
    // It lives no more, but what it had has not been given back yet.
    Snapshot seen = fullLook({run(1, 180)});
    seen.present.push_back(2);
    const Verdicts meanwhile = judgeSnapshot(seen, ended.after);
    QVERIFY(meanwhile.ends.empty() && meanwhile.measure == Measure::No);
    seen.present.pop_back();
    const Verdicts later = judgeSnapshot(seen, meanwhile.after);
    QVERIFY((later.ends == Ends{{1, EndReason::MemoryLimit}}));
}

void ExecutorWatchTest::measuresWhatIsHidden()
{
    Snapshot seen = look({run(1, 20), run(2, 30)});
    seen.memory.usedBytes += 24 * mib; // files in memory, for instance
    const Verdicts calm = judgeLooks({seen});
    QVERIFY(calm.ends.empty() && calm.measure == Measure::Calmly);
    seen.memory.usedBytes = seen.ownedBytes = full;
    const Verdicts urgent = judgeLooks({seen});
    QVERIFY(urgent.ends.empty() && urgent.measure == Measure::Urgently);
    seen.filesMeasured = true;
    const Verdicts known = judgeLooks({seen});
    QVERIFY((known.ends == Ends{{2, EndReason::MemoryLimit}}) && known.measure == Measure::No);
    // Where there is one run all of it is its own: nothing is to be found out.
    Snapshot alone = look({run(1, 20)});
    alone.memory.usedBytes += 24 * mib;
    QVERIFY(judgeLooks({alone}).measure == Measure::No);
}

void ExecutorWatchTest::measuresAgainWhenItChanged_data()
{
    QTest::addColumn<int>("hiddenMb");
    QTest::addColumn<int>("workKb");
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("laterMs");
    QTest::addColumn<bool>("again");
    QTest::newRow("nothing new") << 0 << 0 << 0 << 100 << false;
    QTest::newRow("a little") << 2 << 1024 << 256 << 2'000 << false;
    QTest::newRow("more memory") << 3 << 0 << 0 << 100 << true;
    QTest::newRow("less memory") << -3 << 0 << 0 << 100 << true;
    QTest::newRow("more in files") << 0 << 1025 << 0 << 100 << true;
    QTest::newRow("more files") << 0 << 0 << 257 << 100 << true;
    QTest::newRow("long ago") << 0 << 0 << 0 << 2'001 << true;
}

void ExecutorWatchTest::measuresAgainWhenItChanged()
{
    QFETCH(const int, hiddenMb);
    QFETCH(const int, workKb);
    QFETCH(const int, files);
    QFETCH(const int, laterMs);
    QFETCH(const bool, again);
    Snapshot seen = look({run(1, 20), run(2, 30)});
    seen.memory.usedBytes += 40 * mib;
    WatchState state;
    state.measured = measuredAt(seen);
    seen.memory.usedBytes =
        static_cast<std::uint64_t>(static_cast<qint64>(seen.memory.usedBytes) + hiddenMb * qint64(mib));
    seen.space.usedBytes = static_cast<std::uint64_t>(workKb) * 1024;
    seen.space.usedFiles = static_cast<std::uint64_t>(files);
    seen.at += std::chrono::milliseconds(laterMs);
    QVERIFY(judgeSnapshot(seen, state).measure == (again ? Measure::Calmly : Measure::No));
    seen.memory.usedBytes = seen.ownedBytes = full; // then there is no time to lose
    QVERIFY(judgeSnapshot(seen, state).measure == Measure::Urgently);
}

QTEST_GUILESS_MAIN(ExecutorWatchTest)
#include "tst_executor_watch.moc"
