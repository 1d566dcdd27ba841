// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/Limits.h"
#include "docker/executor/waiting/InputBlock.h"
#include "docker/executor/waiting/InputPlace.h"
#include "docker/executor/waiting/WaitWatch.h"
#include "tests/support/Patience.h"
#include "tests/unit/executor-program/Pipe.h"

#include <boost/asio/io_context.hpp>

#include <QTest>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>
#include <optional>
#include <tuple>

using namespace learncode::executor;
using learncode::executor::test::Pipe;
using learncode::test::comesTrue;

namespace {

/// A program as the watch sees it, which is blocked for its input until something else is said.
class FakeProgram final
{
public:
    /// Until the watch has nothing left to look for.
    void goOn()
    {
        io.restart();
        io.run();
    }

    boost::asio::io_context io{1};
    InputBlock block{.thread = 7, .switches = 1};
    int looks = 0;
    int announced = 0;
    QByteArrayList said; ///< "sent", "announced"
    std::function<bool()> mayWait = [] { return true; };
    std::function<bool()> isBlocked = [] { return true; };
    std::function<bool()> canSend = [] { return true; };

    WaitWatch watch{io,
                    {.mayWait = [this] { return mayWait(); },
                     .findBlock =
                         [this] {
                             ++looks;
                             return isBlocked() ? std::optional(block) : std::nullopt;
                         },
                     .sendOutput =
                         [this] {
                             said.append("sent");
                             return canSend();
                         },
                     .announce =
                         [this] {
                             said.append("announced");
                             ++announced;
                         }}};
};

/// False so often, and then true.
std::function<bool()> afterCalls(int count)
{
    return [count]() mutable { return --count < 0; };
}

InputPlace placeOf(const Pipe &pipe)
{
    return InputPlace::ofPipe(pipe.read.get());
}

/// A process that does one thing, and is ended with this object.
class Child final
{
public:
    explicit Child(const std::function<void()> &act)
        : m_pid(::fork())
    {
        if (m_pid == 0) {
            ::setpgid(0, 0);
            act();
            ::_exit(0);
        }
        ::setpgid(m_pid, m_pid);
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child()
    {
        ::kill(-m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] std::optional<InputBlock> blockAt(const InputPlace &place, bool others = false) const
    {
        return findInputBlock(m_pid, ::getuid(), place, others);
    }

private:
    pid_t m_pid;
};

void readFrom(int fd)
{
    char byte = 0;
    std::ignore = ::read(fd, &byte, 1);
}

} // namespace

class ExecutorWaitingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoOnce();
    void looksUntilItWaits();
    void sendsWhatWasPrintedFirst();
    void printingIsNews();
    void typingAloneIsNone();
    void gamesAreToldOnceASecond();
    void saysNothingAfterTheEnd();
    void findsAReader();
    void findsWhoPollsItAmongOthers();
    void findsAReaderAmongTheOthers();
};

void ExecutorWaitingTest::saysSoOnce()
{
    FakeProgram program;
    program.watch.start();
    program.goOn();
    QCOMPARE(program.announced, 1);
    QCOMPARE(program.looks, 1);
}

void ExecutorWaitingTest::looksUntilItWaits()
{
    FakeProgram program;
    program.mayWait = afterCalls(2);
    program.isBlocked = afterCalls(3);
    program.watch.start();
    program.goOn();
    QCOMPARE(program.announced, 1);
    QCOMPARE(program.looks, 4);
}

void ExecutorWaitingTest::sendsWhatWasPrintedFirst()
{
    FakeProgram program;
    program.canSend = afterCalls(2);
    program.watch.start();
    program.goOn();
    QCOMPARE(program.said, QByteArrayList({"sent", "sent", "sent", "announced"}));
}

void ExecutorWaitingTest::printingIsNews()
{
    FakeProgram program;
    program.watch.start();
    program.goOn();
    program.watch.noteOutput();
    program.goOn();
    QCOMPARE(program.announced, 2);
}

// The terminal shows keys by itself, and the program has not woken yet.
void ExecutorWaitingTest::typingAloneIsNone()
{
    FakeProgram program;
    program.watch.start();
    program.goOn();
    const int before = program.looks;
    program.isBlocked = [&] {
        program.block.switches = program.looks - before > 3 ? 2 : 1;
        return true;
    };
    program.watch.noteInput();
    program.watch.noteOutput();
    program.goOn();
    QCOMPARE(program.announced, 2);
    QCOMPARE(program.looks - before, 4);
}

void ExecutorWaitingTest::gamesAreToldOnceASecond()
{
    FakeProgram program;
    const auto began = WaitWatch::Clock::now();
    program.watch.start();
    program.goOn();
    for (int i = 0; i < limits::waitBurst; ++i) {
        program.watch.noteOutput();
        program.goOn();
    }
    QCOMPARE(program.announced, limits::waitBurst + 1);
    QVERIFY(WaitWatch::Clock::now() - began >= limits::waitTokenTime);
}

void ExecutorWaitingTest::saysNothingAfterTheEnd()
{
    FakeProgram program;
    program.canSend = [&] {
        program.watch.stop();
        return true;
    };
    program.watch.start();
    program.goOn();
    program.watch.noteOutput();
    program.goOn();
    QCOMPARE(program.said, QByteArrayList({"sent"}));
}

void ExecutorWaitingTest::findsAReader()
{
    const Pipe input;
    const Pipe other;
    const Child child([&] { readFrom(input.read.get()); });
    QVERIFY(comesTrue([&] { return child.blockAt(placeOf(input)).has_value(); }));
    const auto block = child.blockAt(placeOf(input));
    QCOMPARE(block->thread, child.pid());
    QVERIFY(block->switches > 0);
    QCOMPARE(child.blockAt(placeOf(input)), block);
    QVERIFY(!child.blockAt(placeOf(other)));
}

void ExecutorWaitingTest::findsWhoPollsItAmongOthers()
{
    const Pipe input;
    const Pipe other;
    const Pipe third;
    const Child child([&] {
        std::array<pollfd, 2> both{pollfd{other.read.get(), POLLIN, 0}, pollfd{input.read.get(), POLLIN, 0}};
        ::poll(both.data(), both.size(), -1);
    });
    QVERIFY(comesTrue([&] { return child.blockAt(placeOf(input)).has_value(); }));
    QVERIFY(child.blockAt(placeOf(other)));
    QVERIFY(!child.blockAt(placeOf(third)));
}

void ExecutorWaitingTest::findsAReaderAmongTheOthers()
{
    const Pipe input;
    const Child child([&] {
        if (::fork() == 0) {
            readFrom(input.read.get());
            ::_exit(0);
        }
        ::wait(nullptr);
    });
    QVERIFY(comesTrue([&] { return child.blockAt(placeOf(input), true).has_value(); }));
    QVERIFY(child.blockAt(placeOf(input), true)->thread != child.pid());
    QVERIFY(!child.blockAt(placeOf(input)));
}

QTEST_GUILESS_MAIN(ExecutorWaitingTest)
#include "tst_executor_waiting.moc"
