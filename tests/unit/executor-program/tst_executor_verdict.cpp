// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/job/ErrorWords.h"
#include "docker/executor/job/LimitTexts.h"
#include "docker/executor/job/Verdict.h"

#include <QTest>

#include <csignal>
#include <string>

using namespace learncode::executor;

Q_DECLARE_METATYPE(EndReason)

namespace {

constexpr std::uint64_t mib = 1ULL << 20;

Report judged(const Ending &ending)
{
    Report report;
    judge(ending, report);
    return report;
}

RunLimits someLimits()
{
    RunLimits limits;
    limits.workBytes = 32 * mib;
    limits.workFiles = 16'384;
    limits.fileBytes = 24 * mib;
    limits.cpu = std::chrono::milliseconds(1'500);
    return limits;
}

std::span<const std::uint8_t> bytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

} // namespace

class ExecutorVerdictTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichLimitItWas_data();
    void saysWhichLimitItWas();
    void bothWaysOutOfMemoryReadTheSame();
    void tellsFileSizeFromACrash();
    void countsProcessesOnlyWhenItFailed();
    void hintsChangeNoOutcome();
    void tooMuchOutputMayShowLate();
    void writesSizesAndTimes();
    void hearsTheLastWords();
    void hearsWhatAProgramDiesOf();
    void judgesEveryExitCode();
    void judgesEverySignal();
    void judgesMemoryHoweverItEnded();
    void judgesReasonsFirst();
};

void ExecutorVerdictTest::saysWhichLimitItWas_data()
{
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<bool>("compiling");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<QByteArray>("message");
    using enum EndReason;
    QTest::newRow("wall") << Timeout << false << QByteArray("timeout")
                          << QByteArray("It ran for longer than 30 seconds.");
    QTest::newRow("cpu") << CpuTimeout << false << QByteArray("timeout")
                         << QByteArray("It used more than 1.5 seconds of processor time.");
    QTest::newRow("compile time") << CompileTimeout << true << QByteArray("compile_error")
                                  << QByteArray("The compiler took longer than 60 seconds and was stopped.");
    QTest::newRow("compile processor time") << CpuTimeout << true << QByteArray("compile_error")
                                            << QByteArray("The compiler used more than 15 seconds of processor time.");
    QTest::newRow("locks") << FileLocks << false << QByteArray("output_limit")
                           << QByteArray("It locked more than 4096 parts of files.");
    QTest::newRow("output") << OutputLimit << false << QByteArray("output_limit")
                            << QByteArray("It printed more than 1 MB.");
    QTest::newRow("a compiler's output") << OutputLimit << true << QByteArray("compile_error")
                                         << QByteArray("The compiler printed more than 1 MB.");
    QTest::newRow("memory") << MemoryLimit << false << QByteArray("memory_limit")
                            << QByteArray("It used up the memory: there are 256 MB.");
    QTest::newRow("a compiler's memory") << MemoryLimit << true << QByteArray("memory_limit")
                                         << QByteArray("The compiler used up the memory: there are 256 MB.");
    QTest::newRow("processes") << ProcessLimit << false << QByteArray("process_limit")
                               << QByteArray("It started too many processes or threads: it may have 128 at once.");
    QTest::newRow("files") << FileSpace << false << QByteArray("output_limit")
                           << QByteArray("It used more than 32 MB for files.");
    QTest::newRow("a compiler's files") << FileSpace << true << QByteArray("compile_error")
                                        << QByteArray("The compiler used more than 32 MB for files.");
    QTest::newRow("number of files") << FileCount << false << QByteArray("output_limit")
                                     << QByteArray("It made more than 16384 files.");
    QTest::newRow("stopped") << Stopped << false << QByteArray("stopped") << QByteArray();
}

void ExecutorVerdictTest::saysWhichLimitItWas()
{
    QFETCH(const EndReason, reason);
    QFETCH(const bool, compiling);
    const Report report = judged({.reason = reason,
                                  .compiling = compiling,
                                  .status = SIGKILL,
                                  .limits = someLimits(),
                                  .containerBytes = 256 * mib});
    QTEST(QByteArray::fromStdString(std::string(report.outcome)), "outcome");
    QTEST(QByteArray::fromStdString(report.message), "message");
    QVERIFY(report.signal.empty() && !report.exitCode);
}

void ExecutorVerdictTest::bothWaysOutOfMemoryReadTheSame()
{
    const Report seen = judged({.reason = EndReason::MemoryLimit, .status = SIGKILL, .containerBytes = 256 * mib});
    const Report killed = judged({.status = SIGKILL, .outOfMemory = true, .containerBytes = 256 * mib});
    const Report childKilled = judged({.status = 3 << 8, .outOfMemory = true, .containerBytes = 256 * mib});
    for (const Report *report : {&killed, &childKilled}) {
        QVERIFY(report->outcome == seen.outcome && report->message == seen.message);
        QVERIFY(report->signal.empty() && !report->exitCode);
    }
    RunLimits own;
    own.memoryBytes = 64 * mib;
    QCOMPARE(judged({.reason = EndReason::MemoryLimit, .limits = own}).message,
             std::string("It used more than 64 MB of memory."));
}

void ExecutorVerdictTest::tellsFileSizeFromACrash()
{
    const Report report = judged({.status = SIGXFSZ, .limits = someLimits()});
    QVERIFY(report.outcome == "output_limit");
    QCOMPARE(report.message, std::string("It wrote a file that is larger than 24 MB."));
    QVERIFY(report.signal.empty());
    QVERIFY(judged({.compiling = true, .status = SIGXFSZ, .limits = someLimits()}).outcome == "compile_error");
}

void ExecutorVerdictTest::countsProcessesOnlyWhenItFailed()
{
    QVERIFY(judged({.status = 1 << 8, .outOfProcesses = true}).outcome == "process_limit");
    QVERIFY(judged({.status = 0, .outOfProcesses = true}).outcome == "ok");
}

void ExecutorVerdictTest::hintsChangeNoOutcome()
{
    Report failed = judged({.status = 1 << 8});
    addAfterthoughts(false, {}, Hint::OpenFiles, someLimits(), failed);
    QVERIFY(failed.outcome == "nonzero_exit");
    QCOMPARE(failed.message, std::string("It had as many files open as it may: 256 at once."));
    Report fine = judged({.status = 0});
    addAfterthoughts(false, {}, Hint::OpenFiles, someLimits(), fine);
    QVERIFY(fine.outcome == "ok" && fine.message.empty());
    Report late = judged({.reason = EndReason::Timeout});
    const std::string before = late.message;
    addAfterthoughts(false, {}, Hint::FileSpace, someLimits(), late);
    QCOMPARE(late.message, before);
}

void ExecutorVerdictTest::tooMuchOutputMayShowLate()
{
    Report report = judged({.status = 0});
    addAfterthoughts(true, {}, Hint::None, someLimits(), report);
    QVERIFY(report.outcome == "output_limit");
    QCOMPARE(report.message, std::string("It printed more than 1 MB."));
    Report failed = judged({.status = 2 << 8});
    addAfterthoughts(true, {}, Hint::None, someLimits(), failed);
    QVERIFY(failed.outcome == "nonzero_exit");
}

void ExecutorVerdictTest::writesSizesAndTimes()
{
    QCOMPARE(sizeText(0), std::string("0 bytes"));
    QCOMPARE(sizeText(1), std::string("1 byte"));
    QCOMPARE(sizeText(1000), std::string("1000 bytes"));
    QCOMPARE(sizeText(64 * 1024), std::string("64 KB"));
    QCOMPARE(sizeText(64 * mib), std::string("64 MB"));
    QCOMPARE(sizeText(mib * 3 / 2), std::string("1.5 MB"));
    using std::chrono::milliseconds;
    QCOMPARE(timeText(milliseconds(1)), std::string("1 millisecond"));
    QCOMPARE(timeText(milliseconds(250)), std::string("250 milliseconds"));
    QCOMPARE(timeText(milliseconds(600)), std::string("0.6 seconds"));
    QCOMPARE(timeText(milliseconds(1000)), std::string("1 second"));
    QCOMPARE(timeText(milliseconds(30'000)), std::string("30 seconds"));
}

void ExecutorVerdictTest::hearsTheLastWords()
{
    ErrorWords words("main.cpp");
    QVERIFY(words.hint() == Hint::None);
    words.add(bytes("OSError: [Errno 24] Too many op"));
    words.add(bytes("en files: 'x'\n"));
    QVERIFY(words.hint() == Hint::OpenFiles);
    words.add(bytes("ENOSPC: no space left on device, write\n"));
    QVERIFY(words.hint() == Hint::FileSpace);
    words.add(bytes(std::string(10'000, 'x')));
    QVERIFY(words.hint() == Hint::None);
    words.add(bytes("[Errno 27] File too large"));
    QVERIFY(words.hint() == Hint::FileSize);
    words.add(bytes("\nRecursionError: maximum recursion depth exceeded\n"));
    QVERIFY(words.hint() == Hint::Recursion);
}

void ExecutorVerdictTest::hearsWhatAProgramDiesOf()
{
    const auto said = [](const std::string &text) {
        ErrorWords words("main.cpp");
        words.add(bytes(text));
        return words.runtimeError();
    };
    QCOMPARE(said("x\nmain.cpp:3:12: runtime error: division by zero\n"), std::string("Line 3: division by zero."));
    QCOMPARE(said("main.cpp:31: runtime error: a null pointer was used\r\n"), std::string("Line 31: a null pointer was used."));
    QCOMPARE(said("a/b.cpp:3:1: runtime error: no!\n"), std::string("a/b.cpp, line 3: no!"));
    QCOMPARE(said("runtime error: abort was called\n"), std::string("Abort was called."));
    for (const char *other : {"", "\n", "runtime error: \n", "main.cpp:3: runtime error: x\nthen this\n", "main.cpp: runtime error: x\n",
                              "main.cpp:: runtime error: x", ":x: runtime error: x", "my own runtime error: x"})
        QVERIFY2(said(other).empty(), other);

    Report crashed = judged({.status = SIGFPE});
    addAfterthoughts(false, "Line 3: division by zero.", Hint::OpenFiles, someLimits(), crashed);
    QCOMPARE(crashed.message, std::string("Line 3: division by zero."));
    Report left = judged({.status = 1 << 8}); // it printed that and went on
    addAfterthoughts(false, "Line 3: division by zero.", Hint::None, someLimits(), left);
    QVERIFY(left.message.empty());
}

void ExecutorVerdictTest::judgesEveryExitCode()
{
    for (int code = 0; code < 256; ++code) {
        Report report;
        judge({.status = code << 8}, report);
        QCOMPARE(report.exitCode.value(), code);
        QVERIFY(report.outcome == (code == 0 ? "ok" : "nonzero_exit"));
        QVERIFY(report.signal.empty());
    }
}

void ExecutorVerdictTest::judgesEverySignal()
{
    for (int signal = 1; signal <= SIGRTMAX; ++signal) {
        Report report;
        if (signal == SIGXFSZ)
            continue; // a limit: see tellsFileSizeFromACrash
        judge({.status = signal}, report);
        QVERIFY(report.outcome == "signal");
        QVERIFY(report.signal.starts_with("SIG"));
        QVERIFY(!report.exitCode);
    }
    QCOMPARE(signalName(SIGSEGV), std::string("SIGSEGV"));
    QCOMPARE(signalName(SIGKILL), std::string("SIGKILL"));
}

void ExecutorVerdictTest::judgesMemoryHoweverItEnded()
{
    Report failed;
    judge({.status = SIGKILL, .outOfMemory = true}, failed);
    QVERIFY(failed.outcome == "memory_limit");
    Report lostChildren;
    judge({.status = 0, .outOfMemory = true}, lostChildren);
    QVERIFY(lostChildren.outcome == "memory_limit" && !lostChildren.exitCode);
}

void ExecutorVerdictTest::judgesReasonsFirst()
{
    Report report;
    judge({.reason = EndReason::Timeout, .status = SIGKILL}, report);
    QVERIFY(report.outcome == "timeout");
    QVERIFY(report.signal.empty());
    judge({.compiling = true, .status = 1 << 8}, report);
    QVERIFY(report.outcome == "compile_error");
    QCOMPARE(report.exitCode.value(), 1);
    judge({.status = 127 << 8, .failure = "cannot start the program"}, report);
    QVERIFY(report.outcome == "rejected");
    QVERIFY(!report.message.empty());
}

QTEST_GUILESS_MAIN(ExecutorVerdictTest)
#include "tst_executor_verdict.moc"
