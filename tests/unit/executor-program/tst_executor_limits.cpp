// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/accounts/Accounts.h"
#include "docker/executor/accounts/FileUse.h"
#include "docker/executor/accounts/OomLedger.h"
#include "docker/executor/accounts/RunUse.h"
#include "docker/executor/door/Messages.h"
#include "docker/executor/job/Config.h"
#include "docker/executor/machine/Cgroup.h"
#include "docker/executor/machine/WorkSpace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <string>

using namespace learncode::executor;

namespace {

constexpr std::uint64_t mib = 1ULL << 20;

MemoryUse inUse(std::uint64_t anonymous, std::uint64_t shared, std::uint64_t kernel)
{
    return {.usedBytes = anonymous + shared + kernel, .anonymousBytes = anonymous, .sharedBytes = shared};
}

} // namespace

class ExecutorLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsProcessorLimit();
    void readsLimitsOfALanguage();
    void sharesThePlace();
    void seesWhenThePlaceIsFull();
    void readsMemoryOfBothVersions();
    void whoCanBeTheVictim_data();
    void whoCanBeTheVictim();
    void addsUpProcessorTime();
    void keepsAccounts();
    void chargesWhatIsKnown();
    void chargesWhoHides();
    void chargesManyDescriptors();
    void chargesWhatTheKernelTells();
    void chargesTheOnlyOne();
    void measuresFiles();
};

void ExecutorLimitsTest::readsProcessorLimit()
{
    const auto cpuOf = [](const std::string &members) {
        const auto parsed = parseCommand(R"({"type":"run","run":7,"code":"x")" + members + "}");
        return parsed ? std::get<Job>(*parsed).cpu.value_or(std::chrono::milliseconds(0)).count() : -1;
    };
    QCOMPARE(cpuOf(""), 0);
    QCOMPARE(cpuOf(R"(,"cpuMs":500)"), 500);
    for (const char *wrong :
         {R"(,"cpuMs":0)", R"(,"cpuMs":-1)", R"(,"cpuMs":1.5)", R"(,"cpuMs":"1")", R"(,"cpuMs":3600001)"})
        QVERIFY2(cpuOf(wrong) == -1, wrong);
}

void ExecutorLimitsTest::readsLimitsOfALanguage()
{
    const auto language = parseConfig(R"({"languages":[{"id":"b","mainFile":"m","executor":{"run":["r"],
        "memoryMb":100,"workMb":10,"fileMb":5,"cpuMs":700}}]})",
                                      "b");
    QVERIFY(language);
    QCOMPARE(language->limits.memoryBytes, 100 * mib);
    QCOMPARE(language->limits.workBytes, 10 * mib);
    QCOMPARE(language->limits.fileBytes, 5 * mib);
    QCOMPARE(language->limits.cpu.count(), 700);
}

void ExecutorLimitsTest::sharesThePlace()
{
    RunLimits limits;
    fitToPlace(limits, {.totalBytes = 64 * mib, .totalFiles = 10'000});
    QCOMPARE(limits.workBytes, 32 * mib);
    QCOMPARE(limits.fileBytes, 24 * mib);
    QCOMPARE(limits.workFiles, std::uint64_t{5'000});
    RunLimits chosen;
    chosen.workBytes = 10 * mib;
    fitToPlace(chosen, {.totalBytes = 64 * mib, .totalFiles = 1'000'000});
    QCOMPARE(chosen.workBytes, 10 * mib);
    QCOMPARE(chosen.workFiles, std::uint64_t{16'384});
    RunLimits unknown;
    fitToPlace(unknown, {});
    QVERIFY(unknown.workBytes > 0 && unknown.workFiles > 0 && unknown.fileBytes > 0);
}

void ExecutorLimitsTest::seesWhenThePlaceIsFull()
{
    const WorkSpace full{.totalBytes = 64 * mib, .usedBytes = 64 * mib, .totalFiles = 100, .usedFiles = 5};
    const WorkSpace crowded{.totalBytes = 64 * mib, .usedBytes = 0, .totalFiles = 100, .usedFiles = 100};
    const WorkSpace half{.totalBytes = 64 * mib, .usedBytes = 32 * mib, .totalFiles = 100, .usedFiles = 50};
    QVERIFY(full.isFull() && crowded.isFull());
    QVERIFY(!half.isFull() && !WorkSpace{}.isFull());
    QVERIFY(readWorkSpace("/").totalBytes > 0);
    QVERIFY(readWorkSpace("/there/is/no/such").totalBytes == 0);
}

void ExecutorLimitsTest::readsMemoryOfBothVersions()
{
    const MemoryUse first = parseMemory(
        100,
        "rss 1\nshmem 2\ninactive_file 2\ntotal_rss 30\ntotal_shmem 10\ntotal_inactive_file 20\ntotal_active_file 5\n",
        false);
    QCOMPARE(first.usedBytes, std::uint64_t{75});
    QCOMPARE(first.hiddenBytes(), std::uint64_t{45});
    QCOMPARE(first.kernelBytes(), std::uint64_t{35});
    QCOMPARE(first.heldBytes(), std::uint64_t{40}); // the kernel's own may be caches
    const MemoryUse second = parseMemory(
        100, "anon 30\nanon_thp 7\nfile 40\nshmem 10\ninactive_file 20\nactive_file 5\nslab_reclaimable 15\n", true);
    QCOMPARE(second.usedBytes, std::uint64_t{60});
    QCOMPARE(second.anonymousBytes, std::uint64_t{30});
    QCOMPARE(second.kernelBytes(), std::uint64_t{20});
    QCOMPARE(second.heldBytes(), std::uint64_t{60});
    QCOMPARE(parseMemory(0, "", true).hiddenBytes(), std::uint64_t{0});
}

void ExecutorLimitsTest::whoCanBeTheVictim_data()
{
    QTest::addColumn<quint64>("peakMb");
    QTest::addColumn<quint64>("totalMb");
    QTest::addColumn<quint64>("hiddenMb");
    QTest::addColumn<quint64>("processes");
    QTest::addColumn<quint64>("largestOtherMb");
    QTest::addColumn<bool>("possible");
    const auto row = [](const char *name, quint64 peak, quint64 total, quint64 hidden, quint64 processes, quint64 other,
                        bool possible) {
        QTest::newRow(name) << peak << total << hidden << processes << other << possible;
    };
    row("a large one", 200, 0, 5, 3, 10, true);
    row("a large one, beside a larger one", 90, 0, 5, 3, 130, true);
    row("a small one, alone", 10, 10, 5, 3, 0, false);
    row("a small one beside a large one", 10, 10, 5, 3, 150, false);
    row("a small one beside the many of another", 10, 10, 5, 130, 60, false);
    row("a small process of a large run", 2, 220, 5, 100, 5, true);
    row("the largest where files took it all", 35, 35, 150, 4, 10, true);
}

void ExecutorLimitsTest::whoCanBeTheVictim()
{
    QFETCH(const quint64, peakMb);
    QFETCH(const quint64, totalMb);
    QFETCH(const quint64, hiddenMb);
    QFETCH(const quint64, processes);
    QFETCH(const quint64, largestOtherMb);
    const OomScene scene{256 * mib, hiddenMb * mib, processes, largestOtherMb * mib};
    const OomClaimant claimant{{}, peakMb * mib, totalMb * mib};
    QTEST(canBeVictim(claimant, scene), "possible");
    QVERIFY(canBeVictim(claimant, {})); // where the limit is not known nothing speaks against it
}

void ExecutorLimitsTest::addsUpProcessorTime()
{
    RunUse use;
    use.addCpu(100);
    use.addCpu(300);
    use.addCpu(120); // a child that nobody waited for has taken 180 with it
    QCOMPARE(use.cpuMs(), 300.0);
    use.addCpu(200);
    QCOMPARE(use.cpuMs(), 380.0);
    QCOMPARE(use.lostCpuMs(), 180.0);
}

void ExecutorLimitsTest::keepsAccounts()
{
    Accounts accounts;
    ChildExit exit;
    exit.usage.ru_utime = {1, 500'000};
    exit.usage.ru_stime = {0, 250'000};
    exit.usage.ru_maxrss = 1024;
    accounts.add(7, exit); // nobody's account
    QCOMPARE(accounts.spent(7).cpuMs, 0.0);
    accounts.open(7);
    accounts.add(7, exit);
    exit.usage.ru_maxrss = 512;
    accounts.add(7, exit);
    QCOMPARE(accounts.spent(7).cpuMs, 3500.0);
    QCOMPARE(accounts.spent(7).peakBytes, mib);
    accounts.open(7);
    QCOMPARE(accounts.spent(7).cpuMs, 0.0);
}

void ExecutorLimitsTest::chargesWhatIsKnown()
{
    RunUse small;
    small.residentBytes = 30 * mib;
    RunUse hog;
    hog.residentBytes = mib;
    hog.files.workBytes = 20 * mib;
    hog.files.otherBytes = 80 * mib;
    RunUse *runs[] = {&small, &hog};
    std::ignore = chargeMemory(runs, inUse(31 * mib, 110 * mib, 0), false);
    QCOMPARE(small.totalBytes, 30 * mib);
    QCOMPARE(hog.totalBytes, 101 * mib);
    RunUse crowded;
    crowded.files.workFiles = 10'000; // empty files are memory too
    RunUse *third[] = {&crowded};
    QVERIFY(chargeMemory(third, inUse(0, 0, 40 * mib), false) > 10 * mib);
    QVERIFY(crowded.totalBytes > 10 * mib);
}

void ExecutorLimitsTest::chargesWhoHides()
{
    RunUse open;
    open.files.workBytes = 10 * mib;
    RunUse hiding;
    hiding.files.complete = 0;
    hiding.files.workBytes = mib;
    RunUse *runs[] = {&open, &hiding};
    QCOMPARE(chargeMemory(runs, inUse(0, 100 * mib, 0), false), 100 * mib);
    QCOMPARE(open.totalBytes, 10 * mib);
    QCOMPARE(hiding.totalBytes, 90 * mib);
    QCOMPARE(workBytesOf(hiding, runs, 50 * mib), 40 * mib);
    QCOMPARE(workBytesOf(open, runs, 50 * mib), 10 * mib);
}

void ExecutorLimitsTest::chargesManyDescriptors()
{
    RunUse few;
    few.descriptors = 4;
    RunUse many;
    many.descriptors = 3000;
    RunUse *runs[] = {&few, &many};
    QCOMPARE(chargeMemory(runs, inUse(0, 0, 90 * mib), false), 90 * mib);
    QCOMPARE(few.totalBytes, std::uint64_t{0});
    QCOMPARE(many.totalBytes, 90 * mib);
    // No more than so many descriptors can hold: the rest nobody has.
    many.descriptors = 320;
    QCOMPARE(chargeMemory(runs, inUse(0, 0, 90 * mib), false), 64 * mib);
    QCOMPARE(many.totalBytes, 64 * mib);
    // As much as is normal.
    QCOMPARE(chargeMemory(runs, inUse(0, 0, 10 * mib), false), std::uint64_t{0});
    QCOMPARE(many.totalBytes, std::uint64_t{0});
}

void ExecutorLimitsTest::chargesWhatTheKernelTells()
{
    RunUse small;
    small.residentBytes = 30 * mib;
    RunUse hog;
    hog.kernelBytes = 150 * mib; // page tables, for instance
    RunUse *runs[] = {&small, &hog};
    QCOMPARE(chargeMemory(runs, inUse(30 * mib, 0, 170 * mib), false), 180 * mib);
    QCOMPARE(small.totalBytes, 30 * mib);
    QCOMPARE(hog.totalBytes, 150 * mib);
}

void ExecutorLimitsTest::chargesTheOnlyOne()
{
    RunUse only;
    only.residentBytes = mib;
    RunUse *runs[] = {&only};
    std::ignore = chargeMemory(runs, inUse(mib, 50 * mib, 0), false); // what another one has left is just being removed
    QCOMPARE(only.totalBytes, mib);
    std::ignore = chargeMemory(runs, inUse(mib, 50 * mib, 0), true);
    QCOMPARE(only.totalBytes, 51 * mib);
    // What the kernel remembers of files that somebody asked for is nobody's.
    QCOMPARE(chargeMemory(runs, inUse(mib, 0, 230 * mib), true), mib);
    QCOMPARE(only.totalBytes, mib);
}

void ExecutorLimitsTest::measuresFiles()
{
    constexpr uid_t nobody = 54'321; // who has no processes
    QTemporaryDir directory;
    const QDir root(directory.path());
    const auto write = [&](const QString &name, qsizetype size) {
        QFile file(root.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size;
    };
    const auto measure = [&] { return measureFiles(nobody, directory.path().toStdString(), {}); };
    QCOMPARE(measure().workFiles, std::uint64_t{0});
    QVERIFY(root.mkpath(QStringLiteral("a/b")) && write(QStringLiteral("a/b/f"), 1 << 20)
            && write(QStringLiteral("g"), 1 << 20));
    const std::uint64_t two = measure().workBytes;
    QVERIFY(two >= 2 * mib && two < 3 * mib);
    QCOMPARE(measure().workFiles, std::uint64_t{4});
    // A second name of a file is not a second file, and what a link points to is not there.
    QCOMPARE(::link(qPrintable(root.filePath(QStringLiteral("g"))), qPrintable(root.filePath(QStringLiteral("h")))), 0);
    QCOMPARE(::symlink("/usr", qPrintable(root.filePath(QStringLiteral("l")))), 0);
    QVERIFY(measure().workBytes < two + mib);
    QCOMPARE(measure().complete, std::uint64_t{1});
    // Deeper than it goes: it says so.
    QString deep = QStringLiteral("d");
    for (int i = 0; i < 150; ++i)
        deep += QStringLiteral("/d");
    QVERIFY(root.mkpath(deep) && write(deep + QStringLiteral("/f"), 100));
    QCOMPARE(measure().complete, std::uint64_t{0});
    QCOMPARE(measureFiles(nobody, "/there/is/no/such", {}).complete, std::uint64_t{0});
}

QTEST_GUILESS_MAIN(ExecutorLimitsTest)
#include "tst_executor_limits.moc"
