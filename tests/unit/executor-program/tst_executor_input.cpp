// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/machine/Terminal.h"
#include "docker/executor/streams/InputPump.h"
#include "docker/protocol/Protocol.h"
#include "tests/unit/executor-program/Pipe.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QTest>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>
#include <utility>

using namespace learncode;
using namespace learncode::executor;

namespace {

std::span<const std::uint8_t> bytes(const QByteArray &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.constData()), static_cast<std::size_t>(text.size())};
}

QByteArray readAll(const UniqueFd &fd)
{
    QByteArray all;
    std::array<char, 4096> part{};
    for (;;) {
        const ssize_t size = ::read(fd.get(), part.data(), part.size());
        if (size <= 0)
            return all;
        all.append(part.data(), size);
    }
}

/// A pump, and a pipe to be written to.
struct PumpFixture
{
    PumpFixture()
    {
        ::signal(SIGPIPE, SIG_IGN); // as the executor does
        executor::test::Pipe pipe(O_NONBLOCK | O_CLOEXEC);
        reader = std::move(pipe.read);
        writer = std::move(pipe.write);
    }

    void open() { pump.open(std::move(writer)); }
    bool add(const QByteArray &text) { return pump.add(bytes(text)); }
    /// Whether the reader has been told that no more comes.
    bool hasEnded() const
    {
        char byte = 0;
        return ::read(reader.get(), &byte, 1) == 0;
    }

    boost::asio::io_context io;
    UniqueFd reader;
    UniqueFd writer;
    InputPump pump{io, InputPump::Kind::Pipe};
};

} // namespace

class ExecutorInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAtOnce();
    void keepsWhatComesBeforeTheProgram();
    void keepsWhatIsNotRead();
    void refusesTooMuch();
    void endsAfterTheLastByte();
    void outlivesItsReader();
    void knowsWhatIsUnread();
    void throwsAwayWhatComesLate();
    void pressesTheEndKey();
    void oneReturnForBothOfItsCharacters();
    void keysAreAsTheyAre();
};

void ExecutorInputTest::writesAtOnce()
{
    PumpFixture f;
    f.open();
    QVERIFY(f.add("one\n") && f.add("two\n"));
    QCOMPARE(readAll(f.reader), QByteArray("one\ntwo\n"));
    QVERIFY(!f.pump.hasEnded() && !f.hasEnded());
}

void ExecutorInputTest::keepsWhatComesBeforeTheProgram()
{
    PumpFixture f;
    QVERIFY(f.add("early"));
    f.pump.finish();
    QVERIFY(!f.pump.hasEnded());
    QCOMPARE(f.pump.descriptor(), -1);
    f.open();
    QCOMPARE(readAll(f.reader), QByteArray("early"));
    QVERIFY(f.pump.hasEnded() && f.hasEnded());
}

void ExecutorInputTest::keepsWhatIsNotRead()
{
    PumpFixture f;
    f.open();
    const QByteArray large(1 << 20, 'x');
    QVERIFY(f.add(large) && f.add("end"));
    f.pump.finish();
    QByteArray read;
    QVERIFY(test::runUntil(f.io, [&] {
        read += readAll(f.reader);
        return f.pump.hasEnded();
    }));
    read += readAll(f.reader);
    QVERIFY(read == large + "end");
    QVERIFY(f.hasEnded());
}

void ExecutorInputTest::refusesTooMuch()
{
    PumpFixture f;
    const QByteArray most(static_cast<qsizetype>(protocol::maxPendingInputBytes), 'x');
    QVERIFY(f.add(most));
    QVERIFY(!f.add("y"));
    QVERIFY(f.add(""));
    // What has been handed over counts no more.
    f.open();
    QVERIFY(f.add("y"));
}

void ExecutorInputTest::endsAfterTheLastByte()
{
    PumpFixture f;
    f.open();
    f.pump.finish();
    QVERIFY(f.pump.hasEnded() && f.hasEnded());
}

void ExecutorInputTest::outlivesItsReader()
{
    PumpFixture f;
    f.open();
    f.reader.reset();
    QVERIFY(f.add("nobody"));
    QVERIFY(f.pump.hasEnded());
    QVERIFY(f.add("more"));
}

void ExecutorInputTest::knowsWhatIsUnread()
{
    PumpFixture f;
    QVERIFY(!f.pump.hasUnread());
    QVERIFY(f.add("early") && f.pump.hasUnread());
    f.open();
    QVERIFY(f.pump.hasUnread()); // in the pipe
    readAll(f.reader);
    QVERIFY(!f.pump.hasUnread());
}

void ExecutorInputTest::throwsAwayWhatComesLate()
{
    PumpFixture f;
    f.open();
    f.pump.close();
    QVERIFY(f.add("late"));
    QVERIFY(f.pump.hasEnded() && !f.pump.hasUnread());
    QVERIFY(f.hasEnded());
}

// On a line of its own once; after half a line the first only hands that over.
void ExecutorInputTest::pressesTheEndKey()
{
    auto terminal = Terminal::open({});
    QVERIFY2(terminal, terminal ? "" : terminal.error().c_str());
    boost::asio::io_context io;
    InputPump pump(io, InputPump::Kind::Terminal);
    const UniqueFd program(::fcntl(terminal->farSide(), F_DUPFD_CLOEXEC, 0));
    pump.open(terminal->takeWriter());
    const auto readLine = [&] {
        std::array<char, 64> line{};
        const ssize_t size = ::read(program.get(), line.data(), line.size());
        return size < 0 ? QByteArray("nothing") : QByteArray(line.data(), size);
    };
    QVERIFY(pump.add(bytes("line\n")));
    QCOMPARE(readLine(), QByteArray("line\n"));
    pump.finish();
    QCOMPARE(readLine(), QByteArray());
    QVERIFY(!pump.hasEnded()); // more may follow
    QVERIFY(pump.add(bytes("half")));
    pump.finish();
    QCOMPARE(readLine(), QByteArray("half"));
    QCOMPARE(readLine(), QByteArray());
    QVERIFY(!terminal->hasUnreadInput());
}

namespace {

/// A pump that types at a terminal, and its other side.
struct TypingFixture
{
    TypingFixture()
    {
        auto opened = Terminal::open({});
        if (!opened)
            qFatal("%s", opened.error().c_str());
        terminal.emplace(std::move(*opened));
        program.reset(::fcntl(terminal->farSide(), F_DUPFD_CLOEXEC, 0));
        ::fcntl(program.get(), F_SETFL, O_NONBLOCK);
        pump.open(terminal->takeWriter());
    }

    void change(tcflag_t input, tcflag_t local)
    {
        termios settings{};
        ::tcgetattr(program.get(), &settings);
        settings.c_iflag &= ~input;
        settings.c_lflag &= ~local;
        ::tcsetattr(program.get(), TCSANOW, &settings);
    }
    QByteArray read()
    {
        (void)terminal->hasUnreadInput(); // it has arrived
        return readAll(program);
    }

    boost::asio::io_context io;
    std::optional<Terminal> terminal;
    UniqueFd program;
    InputPump pump{io, InputPump::Kind::Terminal};
};

} // namespace

void ExecutorInputTest::oneReturnForBothOfItsCharacters()
{
    TypingFixture f;
    QVERIFY(f.pump.add(bytes("x\r\ny\r\n\r\n")));
    QCOMPARE(f.read(), QByteArray("x\ny\n\n"));
    // In two pieces; and one that is no second half.
    QVERIFY(f.pump.add(bytes("a\r")) && f.pump.add(bytes("\n")) && f.pump.add(bytes("\nb\n\n\r\r")));
    QCOMPARE(f.read(), QByteArray("a\n\nb\n\n\n\n"));
    f.pump.finish();
    QVERIFY(f.pump.add(bytes("\n")));
    QCOMPARE(f.read(), QByteArray()); // the end first
}

void ExecutorInputTest::keysAreAsTheyAre()
{
    TypingFixture raw;
    raw.change(ICRNL, ICANON | ECHO);
    QVERIFY(raw.pump.add(bytes("x\r\n\r")) && raw.pump.add(bytes("\n")));
    QCOMPARE(raw.read(), QByteArray("x\r\n\r\n"));
    TypingFixture other; // gathers lines, of which a carriage return is a part
    other.change(ICRNL, 0);
    QVERIFY(other.pump.add(bytes("x\r\n")));
    QCOMPARE(other.read(), QByteArray("x\r\n"));
}

QTEST_GUILESS_MAIN(ExecutorInputTest)
#include "tst_executor_input.moc"
