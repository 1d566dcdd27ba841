// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/job/Limits.h"
#include "docker/executor/streams/OutputPump.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <array>

using namespace learncode;
using namespace learncode::executor;
using namespace std::chrono_literals;

namespace {

/// A pump on two pipes, and the far ends of those.
struct PumpFixture
{
    PumpFixture()
    {
        auto [outputReader, outputWriter] = makePipe();
        auto [errorReader, errorWriter] = makePipe();
        output = std::move(outputWriter);
        error = std::move(errorWriter);
        pump.open(std::move(outputReader), std::move(errorReader));
    }

    static std::pair<UniqueFd, UniqueFd> makePipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
            qFatal("There is no pipe.");
        return {UniqueFd(ends[0]), UniqueFd(ends[1])};
    }

    void print(const QByteArray &text)
    {
        if (::write(output.get(), text.constData(), static_cast<size_t>(text.size())) != text.size())
            qFatal("The pipe takes no more.");
        printed += text;
    }

    /// Lines in quick succession, each seen before the next is printed if there is no pause.
    void printBurst()
    {
        for (int i = 0; i < 20 * limits::quickTurns; ++i) {
            print(QByteArray::number(i) + '\n');
            io.poll();
        }
        runFor(50ms);
    }

    /// How often somebody woke up in that time.
    std::size_t runFor(std::chrono::milliseconds time) { return io.run_for(time); }

    OutputPump::Handlers handlers()
    {
        const auto take = [this](const std::vector<std::uint8_t> &frame) {
            ++frames;
            read += QByteArray(reinterpret_cast<const char *>(frame.data()), static_cast<qsizetype>(frame.size()))
                        .mid(protocol::FrameHeader::size);
        };
        return {.emit = take, .isCongested = [] { return false; }, .onOverflow = [] {}, .onTurn = [] {}};
    }

    boost::asio::io_context io;
    UniqueFd output;
    UniqueFd error;
    QByteArray printed;
    QByteArray read;
    int frames = 0;
    OutputPump pump{io, 1, 1 << 20, handlers()};
};

} // namespace

class ExecutorPumpTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersQuickLines();
    void isStillWhenTheProgramIs();
    void readsALineByItselfAtOnce();
};

void ExecutorPumpTest::gathersQuickLines()
{
    PumpFixture fixture;
    fixture.printBurst();
    QCOMPARE(fixture.read, fixture.printed);
    QVERIFY2(fixture.frames < 10 * limits::quickTurns, qPrintable(QString::number(fixture.frames)));
}

// A program that waits after a burst would cost the container's processor for as long as it waits.
void ExecutorPumpTest::isStillWhenTheProgramIs()
{
    PumpFixture fixture;
    fixture.printBurst();
    const std::size_t wakes = fixture.runFor(200ms);
    QVERIFY2(wakes < 5, qPrintable(QString::number(wakes)));
}

void ExecutorPumpTest::readsALineByItselfAtOnce()
{
    PumpFixture fixture;
    fixture.printBurst();
    fixture.print("alone\n");
    QCOMPARE(fixture.io.poll(), std::size_t{1});
    QCOMPARE(fixture.read, fixture.printed);
}

QTEST_GUILESS_MAIN(ExecutorPumpTest)
#include "tst_executor_pump.moc"
