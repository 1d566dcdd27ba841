// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SteppedClock.h"

#include <QSignalSpy>
#include <QTest>

using namespace learncode;
using namespace learncode::test;
using namespace std::chrono_literals;

class TestClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMachinesGoesOn();
    void aSteppedOneStands();
    void ringsInOrderAndEachAtItsTime();
    void aRingMayBeginTheNext();
    void timersMayGo();
};

void TestClock::theMachinesGoesOn()
{
    const Clock &clock = Clock::machine();
    const auto before = clock.now();
    const auto timer = clock.makeTimer(Qt::PreciseTimer);
    QSignalSpy rings(timer.get(), &Timer::timeout);
    QVERIFY(!timer->isActive());
    timer->start(20ms);
    QVERIFY(timer->isActive());
    QVERIFY(rings.wait(2min));
    QVERIFY(clock.now() - before >= 20ms);
    QVERIFY(!timer->isActive());

    // One that was stopped does not ring, though a later one has.
    const auto stopped = clock.makeTimer(Qt::PreciseTimer);
    QSignalSpy never(stopped.get(), &Timer::timeout);
    stopped->start(5ms);
    stopped->stop();
    timer->start(20ms);
    QVERIFY(rings.wait(2min));
    QCOMPARE(rings.size(), 2); // once a start
    QCOMPARE(never.size(), 0);
}

void TestClock::aSteppedOneStands()
{
    SteppedClock clock;
    const auto timer = clock.makeTimer();
    QSignalSpy rings(timer.get(), &Timer::timeout);
    timer->start(10ms);
    QVERIFY(timer->isActive());
    clock.step(9ms);
    QCOMPARE(rings.size(), 0);
    clock.step(1ms);
    QCOMPARE(rings.size(), 1);
    QVERIFY(!timer->isActive());
    clock.step(1h);
    QCOMPARE(rings.size(), 1);

    timer->start(10ms);
    clock.step(9ms);
    timer->start(10ms); // anew
    clock.step(9ms);
    QCOMPARE(rings.size(), 1);
    timer->stop();
    clock.step(1h);
    QCOMPARE(rings.size(), 1);
    QCOMPARE(clock.active(), 0);
}

void TestClock::ringsInOrderAndEachAtItsTime()
{
    SteppedClock clock;
    const auto start = clock.now();
    const auto late = clock.makeTimer();
    const auto early = clock.makeTimer();
    QList<Clock::TimePoint> rings;
    for (Timer *timer : {late.get(), early.get()})
        connect(timer, &Timer::timeout, this, [&] { rings.append(clock.now()); });
    late->start(20ms);
    early->start(10ms);
    clock.step(1s);
    QCOMPARE(rings, (QList<Clock::TimePoint>{start + 10ms, start + 20ms}));
    QCOMPARE(clock.now(), start + 1s);
}

void TestClock::aRingMayBeginTheNext()
{
    SteppedClock clock;
    const auto timer = clock.makeTimer();
    int rings = 0;
    connect(timer.get(), &Timer::timeout, this, [&] {
        if (++rings < 10)
            timer->start(1s);
    });
    timer->start(1s);
    clock.step(5s);
    QCOMPARE(rings, 5);
    clock.step(1h);
    QCOMPARE(rings, 10);
}

void TestClock::timersMayGo()
{
    SteppedClock clock;
    auto first = clock.makeTimer();
    auto second = clock.makeTimer();
    QSignalSpy rings(second.get(), &Timer::timeout);
    connect(first.get(), &Timer::timeout, this, [&] { second.reset(); });
    first->start(1s);
    second->start(2s);
    clock.step(3s);
    QCOMPARE(rings.size(), 0);
    QCOMPARE(clock.active(), 0);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
