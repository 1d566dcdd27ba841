// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/machine/Helper.h"
#include "docker/executor/machine/Reaper.h"
#include "docker/executor/support/Descriptors.h"
#include "tests/unit/executor-program/Pipe.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>
#include <vector>

using namespace learncode::executor;

namespace {

pid_t childThatExits(int status)
{
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(status);
    return pid;
}

/// Until it waits to be reaped.
bool hasEnded(pid_t child)
{
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) == 0;
}

/// Within a time that no machine needs.
bool comesToItsEnd(const UniqueFd &pipe)
{
    pollfd entry{pipe.get(), POLLIN, 0};
    char byte = 0;
    return ::poll(&entry, 1, 180'000) == 1 && ::read(pipe.get(), &byte, 1) == 0;
}

} // namespace

class ExecutorSignalsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsBackOnce();
    void reapsAllBeforeItCallsBack();
    void reapsWhomNobodyExpects();
    void helpersHoldNothingOpen();
    void closesAllButSome();
    void hearsThatItMustEnd_data();
    void hearsThatItMustEnd();
};

void ExecutorSignalsTest::callsBackOnce()
{
    boost::asio::io_context io;
    Reaper reaper(io);
    std::vector<int> ended;
    const pid_t child = childThatExits(5);
    reaper.expect(child, [&](const ChildExit &exit) { ended.push_back(exit.status); });
    QVERIFY(test::runUntil(io, [&] { return !ended.empty(); }));
    // The next one may have the same number, for all that is known.
    const pid_t other = childThatExits(6);
    reaper.expect(other, [&](const ChildExit &exit) { ended.push_back(exit.status); });
    QVERIFY(test::runUntil(io, [&] { return ended.size() == 2; }));
    QCOMPARE(ended, (std::vector<int>{5 << 8, 6 << 8}));
    QCOMPARE(::waitpid(child, nullptr, WNOHANG), -1);
}

// One signal may stand for many, and who is called back finds the others accounted for.
void ExecutorSignalsTest::reapsAllBeforeItCallsBack()
{
    boost::asio::io_context io;
    Reaper reaper(io);
    std::vector<QByteArray> events;
    reaper.onReaped(
        [&](uid_t user, const ChildExit &) { events.push_back(user == ::getuid() ? "reaped" : "foreign"); });
    const pid_t first = childThatExits(0);
    const pid_t second = childThatExits(0);
    for (const pid_t child : {first, second}) {
        QVERIFY(hasEnded(child));
        reaper.expect(child, [&](const ChildExit &) { events.push_back("called back"); });
    }
    QVERIFY(test::runUntil(io, [&] { return events.size() >= 4; }));
    QCOMPARE(events, (std::vector<QByteArray>{"reaped", "reaped", "called back", "called back"}));
}

void ExecutorSignalsTest::reapsWhomNobodyExpects()
{
    boost::asio::io_context io;
    Reaper reaper(io);
    int status = -1;
    reaper.onReaped([&](uid_t, const ChildExit &exit) { status = exit.status; });
    const pid_t child = childThatExits(9);
    QVERIFY(test::runUntil(io, [&] { return status >= 0; }));
    QCOMPARE(status, 9 << 8);
    QCOMPARE(::waitpid(child, nullptr, WNOHANG), -1);
}

/// While one is at work, the end of a neighbour's input is the end.
void ExecutorSignalsTest::helpersHoldNothingOpen()
{
    test::Pipe neighbours;
    test::Pipe own;
    const int kept = own.write.get();
    const pid_t helper = forkHelper({kept}, [kept] {
        if (::write(kept, "x", 1) == 1)
            ::pause();
    });
    QVERIFY(helper > 0);
    neighbours.write.reset();
    own.write.reset();
    QVERIFY(comesToItsEnd(neighbours.read));
    char byte = 0;
    QCOMPARE(::read(own.read.get(), &byte, 1), 1);
    siginfo_t info{};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(helper), &info, WEXITED | WNOHANG | WNOWAIT), 0);
    QCOMPARE(info.si_pid, 0); // all the while
    ::kill(helper, SIGKILL);
    QVERIFY(comesToItsEnd(own.read));
    ::waitpid(helper, nullptr, 0);
}

void ExecutorSignalsTest::closesAllButSome()
{
    test::Pipe result;
    const pid_t child = ::fork();
    if (child == 0) {
        for (int fd = 60; fd < 80; ++fd)
            ::dup2(result.write.get(), fd);
        bool right = closeDescriptors(64, {70, 66, 71, 3});
        for (int fd = 60; fd < 80; ++fd)
            right &= (::fcntl(fd, F_GETFD) >= 0) == (fd < 64 || fd == 66 || fd == 70 || fd == 71);
        ::_exit(right ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
}

void ExecutorSignalsTest::hearsThatItMustEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ExecutorSignalsTest::hearsThatItMustEnd()
{
    QFETCH(const int, signal);
    boost::asio::io_context io;
    Reaper reaper(io);
    int heard = 0;
    reaper.onTermination([&] { ++heard; });
    ::raise(signal);
    QVERIFY(test::runUntil(io, [&] { return heard > 0; }));
    io.restart();
    io.poll();
    QCOMPARE(heard, 1);
}

QTEST_GUILESS_MAIN(ExecutorSignalsTest)
#include "tst_executor_signals.moc"
