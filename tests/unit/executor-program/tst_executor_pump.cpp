// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/job/Limits.h"
#include "docker/executor/streams/OutputPump.h"
#include "tests/unit/executor-program/Pipe.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <utility>

using namespace learncode;
using namespace learncode::executor;
using namespace std::chrono_literals;

namespace {

/// A pump on two pipes, and the far ends of those. The clock that tells quick from slow stands still unless it is set.
struct PumpFixture
{
    explicit PumpFixture(std::chrono::milliseconds pauseTime, std::uint64_t limitBytes = 1 << 20)
        : pause(pauseTime)
        , pump(io, 1, limitBytes, handlers(), {.now = [this] { return now; }, .pause = pause})
    {
        auto [outputReader, outputWriter] = makePipe();
        auto [errorReader, errorWriter] = makePipe();
        output = std::move(outputWriter);
        error = std::move(errorWriter);
        pump.open(std::move(outputReader), std::move(errorReader));
    }

    static std::pair<UniqueFd, UniqueFd> makePipe()
    {
        executor::test::Pipe pipe(O_NONBLOCK | O_CLOEXEC);
        ::fcntl(pipe.read.get(), F_SETPIPE_SZ, 1 << 19); // more than may be under way
        return {std::move(pipe.read), std::move(pipe.write)};
    }

    static void print(const UniqueFd &pipe, const QByteArray &text)
    {
        if (::write(pipe.get(), text.constData(), static_cast<size_t>(text.size())) != text.size())
            qFatal("The pipe takes no more.");
    }

    void print(const QByteArray &text)
    {
        print(output, text);
        printed += text;
    }

    /// Lines in quick succession, each seen before the next is printed if there is no pause.
    void printBurst()
    {
        for (int i = 0; i < 20 * limits::quickTurns; ++i) {
            print(QByteArray::number(i) + '\n');
            io.restart();
            io.poll();
        }
    }

    /// Lets go on what can go on now; how often somebody woke up. Ends at `most`.
    int settle(int most = 1'000)
    {
        int wakes = 0;
        io.restart();
        while (wakes < most && io.poll_one() > 0)
            ++wakes;
        return wakes;
    }

    OutputPump::Handlers handlers()
    {
        const auto take = [this](const std::vector<std::uint8_t> &frame) {
            ++frames;
            read += QByteArray(reinterpret_cast<const char *>(frame.data()), static_cast<qsizetype>(frame.size()))
                        .mid(protocol::FrameHeader::size);
        };
        return {.emit = take,
                .isCongested = [this] { return congested; },
                .onOverflow = [this] { ++overflows; },
                .onTurn = [] {}};
    }

    boost::asio::io_context io;
    std::chrono::milliseconds pause;
    std::chrono::steady_clock::time_point now{1h};
    UniqueFd output;
    UniqueFd error;
    QByteArray printed;
    QByteArray read;
    int frames = 0;
    int overflows = 0;
    bool congested = false;
    OutputPump pump;
};

/// Pauses that do not end while a test looks, and such as end at once.
constexpr std::chrono::hours endless{1};
constexpr std::chrono::milliseconds none{0};

} // namespace

class ExecutorPumpTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersQuickLines();
    void goesOnAfterAPause();
    void doesNotGatherWhatComesSlowly();
    void doesNotGatherLargePieces();
    void isStillWhenTheProgramIs();
    void readsALineByItselfAtOnce();
    void readsStderrFirst();
    void stopsAtTheWindow();
    void waitsForACongestedReader();
    void tellsOnceOfTooMuch();
};

void ExecutorPumpTest::gathersQuickLines()
{
    PumpFixture fixture(endless);
    fixture.printBurst();
    // The first is no quick one, since nothing came before it.
    QCOMPARE(fixture.frames, limits::quickTurns + 1);
    QVERIFY(fixture.read.size() < fixture.printed.size());
}

void ExecutorPumpTest::goesOnAfterAPause()
{
    PumpFixture fixture(limits::outputPause);
    fixture.printBurst();
    QVERIFY(test::runUntil(fixture.io, [&] { return fixture.read.size() == fixture.printed.size(); }));
    QCOMPARE(fixture.read, fixture.printed);
}

void ExecutorPumpTest::doesNotGatherWhatComesSlowly()
{
    PumpFixture fixture(endless);
    for (int i = 0; i < 3 * limits::quickTurns; ++i) {
        fixture.print("line\n");
        fixture.settle();
        fixture.now += limits::quickTurnTime;
    }
    QCOMPARE(fixture.frames, 3 * limits::quickTurns);
}

void ExecutorPumpTest::doesNotGatherLargePieces()
{
    PumpFixture fixture(endless);
    const QByteArray piece(static_cast<qsizetype>(limits::quickTurnBytes), 'x');
    for (int i = 0; i < 3 * limits::quickTurns; ++i) {
        fixture.print(piece);
        fixture.settle();
        fixture.pump.acknowledge(limits::quickTurnBytes);
    }
    QVERIFY(fixture.read == fixture.printed);
}

// A program that waits after a burst would cost the container's processor for as long as it waits.
void ExecutorPumpTest::isStillWhenTheProgramIs()
{
    PumpFixture fixture(none);
    fixture.printBurst();
    QVERIFY(fixture.settle() < 1'000);
    QCOMPARE(fixture.read, fixture.printed);
    // No pause is under way that would end and wake it.
    QCOMPARE(fixture.settle(), 0);
}

void ExecutorPumpTest::readsALineByItselfAtOnce()
{
    PumpFixture fixture(none);
    fixture.printBurst();
    fixture.settle();
    fixture.now += 1s;
    fixture.print("alone\n");
    QCOMPARE(fixture.settle(), 1);
    QCOMPARE(fixture.read, fixture.printed);
}

// What is in its pipe is older than all that is in the other (CallGate).
void ExecutorPumpTest::readsStderrFirst()
{
    PumpFixture fixture(endless);
    PumpFixture::print(fixture.output, "second");
    PumpFixture::print(fixture.error, "first ");
    QVERIFY(fixture.pump.turn());
    QCOMPARE(fixture.read, QByteArray("first second"));
}

void ExecutorPumpTest::stopsAtTheWindow()
{
    PumpFixture fixture(endless);
    constexpr auto window = static_cast<qsizetype>(protocol::outputWindowBytes);
    fixture.print(QByteArray(window + 100, 'x'));
    fixture.settle();
    QCOMPARE(fixture.read.size(), window);
    QVERIFY(!fixture.pump.isCaughtUp());
    fixture.pump.acknowledge(60);
    QCOMPARE(fixture.read.size(), window + 60);
    fixture.pump.acknowledge(protocol::outputWindowBytes);
    QCOMPARE(fixture.read.size(), window + 100);
    QVERIFY(fixture.pump.turn());
    QVERIFY(fixture.pump.isCaughtUp());
}

void ExecutorPumpTest::waitsForACongestedReader()
{
    PumpFixture fixture(endless);
    fixture.congested = true;
    fixture.print("line\n");
    fixture.settle();
    QCOMPARE(fixture.read, QByteArray());
    fixture.congested = false;
    fixture.pump.resume();
    QCOMPARE(fixture.read, fixture.printed);
}

void ExecutorPumpTest::tellsOnceOfTooMuch()
{
    PumpFixture fixture(endless, 10);
    fixture.print("0123456789");
    fixture.settle();
    QVERIFY(!fixture.pump.hasOverflowed());
    fixture.print("more");
    fixture.settle();
    fixture.pump.turn();
    QCOMPARE(fixture.overflows, 1);
    QVERIFY(fixture.pump.hasOverflowed() && fixture.pump.isCaughtUp());
    QCOMPARE(fixture.read, QByteArray("0123456789"));
}

QTEST_GUILESS_MAIN(ExecutorPumpTest)
#include "tst_executor_pump.moc"
