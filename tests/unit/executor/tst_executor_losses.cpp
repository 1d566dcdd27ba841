// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/SupervisorFixture.h"

#include <QRegularExpression>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a supervisor does when its executor or its host is lost, and when it is closed.
class TestExecutorLosses final : public SupervisorFixture
{
    Q_OBJECT

private Q_SLOTS:
    void lostWhileReady_data();
    void lostWhileReady();
    void overdueRunLosesIt();
    void isMadeAnewWhenWorn();
    void lateStopAsksForProcessorTime();
    void goneHostIsDoubted();
    void suspends_data();
    void suspends();
    void readyOutlivesItsHost();
    void closes_data();
    void closes();
    void mayBeClosedByWhoHearsOfALoss();
};

void TestExecutorLosses::lostWhileReady_data()
{
    QTest::addColumn<bool>("died");
    QTest::newRow("the link breaks") << false;
    QTest::newRow("the host says so") << true;
}

void TestExecutorLosses::lostWhileReady()
{
    QFETCH(bool, died);
    QVERIFY(reach(u"ready"_s));
    QSignalSpy finished(beginRun(), &Run::finished);
    ExecutorState atTheEnd{};
    connect(beginRun(), &Run::finished, this, [&] { atTheEnd = state(); });
    QCOMPARE(supervisor->health().active, 2);
    if (died)
        Q_EMIT host->died({u"executor_lost"_s, u"It is lost."_s, u"die"_s});
    else
        executor->vanish();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::ExecutorLost);
    QCOMPARE(atTheEnd, ExecutorState::Restarting); // who asks for the next run finds it right
    QVERIFY(!supervisor->runs());
    QCOMPARE(supervisor->health().restarts, 1);
    QCOMPARE(supervisor->health().active, 0);
    Q_EMIT host->died({u"executor_lost"_s, {}, u"destroy"_s}); // known
    QCOMPARE(supervisor->health().restarts, 1);
    QCOMPARE(host->words.count(), 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"its log: .*trouble"_s));
    host->words.answer("it was in trouble\n\n");
    host->removals.answer({});
    QCOMPARE(host->removals.count(), 1);
    clock.step(100ms);
    QVERIFY(succeed());
    QCOMPARE(supervisor->health().restarts, 1);
}

void TestExecutorLosses::overdueRunLosesIt()
{
    QVERIFY(reach(u"ready"_s));
    PooledRun *run = beginRun();
    QSignalSpy finished(run, &Run::finished);
    run->stop();
    clock.step(times.answerGrace);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Stopped);
    QCOMPARE(host->words.count(), 1);
    QCOMPARE(problem(), u"executor_lost"_s);
}

/// Not before its last run has ended, and it gets no more of them.
void TestExecutorLosses::isMadeAnewWhenWorn()
{
    QVERIFY(reach(u"ready"_s));
    PooledRun *run = beginRun();
    QSignalSpy finished(run, &Run::finished);
    QVERIFY(supervisor->runs()->hasRoom());
    executor->send({{u"type"_s, u"worn"_s}});
    QTRY_VERIFY(!supervisor->runs()->hasRoom());
    QCOMPARE(state(), ExecutorState::Ready);
    QCOMPARE(host->words.count(), 0);
    executor->finish(1);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Ok);
    QTRY_COMPARE(host->words.count(), 1);
    QCOMPARE(state(), ExecutorState::Restarting);
    host->words.answer({});
    host->removals.answer({});
    clock.step(100ms);
    executor = std::make_unique<FakeExecutor>();
    QVERIFY(succeed());
    QVERIFY(supervisor->runs()->hasRoom());
    // With none it is made anew at once.
    executor->send({{u"type"_s, u"worn"_s}});
    QTRY_COMPARE(host->words.count(), 2);
}

void TestExecutorLosses::lateStopAsksForProcessorTime()
{
    QVERIFY(reach(u"ready"_s));
    PooledRun *run = beginRun();
    clock.step(1s);
    QCOMPARE(host->refills, 0);
    run->stop();
    clock.step(times.stopPatience);
    QCOMPARE(host->refills, 1);
}

void TestExecutorLosses::goneHostIsDoubted()
{
    QSignalSpy doubts(supervisor.get(), &ExecutorSupervisor::hostDoubted);
    QVERIFY(reach(u"launch"_s));
    host->launches.answer(fail(gone));
    QCOMPARE(doubts.size(), 1);
    QCOMPARE(state(), ExecutorState::Restarting); // until somebody knows
    clock.step(100ms);
    QCOMPARE(host->preparations.count(), 2);

    // Who is told may know it already.
    connect(supervisor.get(), &ExecutorSupervisor::hostDoubted, this, [this] { supervisor->suspend(gone); });
    host->preparations.answer(fail(gone));
    QCOMPARE(doubts.size(), 2);
    QCOMPARE(state(), ExecutorState::Absent);
    QCOMPARE(supervisor->refusal()->code, u"engine_unavailable"_s);
    clock.step(1h);
    QCOMPARE(host->preparations.count(), 2);
}

void TestExecutorLosses::suspends_data()
{
    QTest::addColumn<QString>("place");
    for (const QString &place :
         {u"idle"_s, u"prepare"_s, u"launch"_s, u"connect"_s, u"words"_s, u"removal"_s, u"pause"_s, u"failed"_s})
        QTest::newRow(qPrintable(place)) << place;
}

void TestExecutorLosses::suspends()
{
    QFETCH(QString, place);
    QVERIFY(reach(place));
    const int attempts = host->preparations.count();
    const int launches = host->launches.count();
    const int removals = host->removals.count();
    supervisor->suspend(gone);
    QCOMPARE(host->abandoned, 1);
    QCOMPARE(state(), ExecutorState::Absent);
    QCOMPARE(problem(), u"gone"_s);
    QCOMPARE(supervisor->refusal()->message, gone.message);

    // An answer that comes now is too late, whatever it says.
    if (place == "prepare"_L1)
        host->preparations.answer({});
    else if (place == "launch"_L1)
        host->launches.answer(endpoint());
    else if (place == "words"_L1)
        host->words.answer("late");
    else if (place == "removal"_L1)
        host->removals.answer(fail(lasting));
    Q_EMIT host->died(passing);
    clock.step(1h);
    QCOMPARE(state(), ExecutorState::Absent);
    QCOMPARE(problem(), u"gone"_s);
    QCOMPARE(host->preparations.count(), attempts);
    QCOMPARE(host->launches.count(), launches);
    QCOMPARE(host->removals.count(), removals);

    executor = std::make_unique<FakeExecutor>();
    supervisor->resume();
    QCOMPARE(host->preparations.count(), attempts + 1);
    QVERIFY(succeed());
    QVERIFY(!supervisor->health().problem);
}

void TestExecutorLosses::readyOutlivesItsHost()
{
    QVERIFY(reach(u"ready"_s));
    supervisor->suspend(gone);
    supervisor->resume();
    supervisor->retry();
    QCOMPARE(state(), ExecutorState::Ready);
    QCOMPARE(host->abandoned, 0);
    QCOMPARE(host->preparations.count(), 1);
    QVERIFY(pass(1s)); // its link is up
}

void TestExecutorLosses::closes_data()
{
    QTest::addColumn<QString>("place");
    for (const QString &place : {u"idle"_s, u"prepare"_s, u"launch"_s, u"connect"_s, u"ready"_s, u"words"_s,
                                 u"removal"_s, u"pause"_s, u"failed"_s})
        QTest::newRow(qPrintable(place)) << place;
}

void TestExecutorLosses::closes()
{
    QFETCH(QString, place);
    QVERIFY(reach(place));
    QSignalSpy closed(supervisor.get(), &ExecutorSupervisor::closed);
    QSignalSpy finished(place == "ready"_L1 ? beginRun() : new PooledRun({}, clock, parent.get()), &Run::finished);
    const int attempts = host->preparations.count();
    const int launches = host->launches.count();
    const int removals = host->removals.count();
    supervisor->close();
    supervisor->close();
    QCOMPARE(state(), ExecutorState::Absent);
    QVERIFY(!supervisor->runs());
    if (place == "ready"_L1) {
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Stopped);
    }

    // Nothing begins any more, whoever answers or asks.
    if (place == "prepare"_L1)
        host->preparations.answer({});
    else if (place == "launch"_L1)
        host->launches.answer(endpoint());
    else if (place == "words"_L1)
        host->words.answer("late");
    else if (place == "removal"_L1)
        host->removals.answer(fail(passing));
    Q_EMIT host->died(passing);
    supervisor->suspend(gone);
    supervisor->resume();
    supervisor->retry();
    clock.step(1h);
    QCOMPARE(host->preparations.count(), attempts);
    QCOMPARE(host->launches.count(), launches);
    QCOMPARE(host->removals.count(), removals);
    QCOMPARE(state(), ExecutorState::Absent);

    // Told when the host has closed, not before and not within.
    QCOMPARE(closed.size(), 0);
    host->closing->finish();
    QCOMPARE(closed.size(), 0);
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(comesTrue([this] { return clock.active() == 0; }));
    QCOMPARE(closed.size(), 1);
}

void TestExecutorLosses::mayBeClosedByWhoHearsOfALoss()
{
    QVERIFY(reach(u"ready"_s));
    connect(beginRun(), &Run::finished, this, [this] { supervisor->close(); });
    executor->vanish();
    QTRY_COMPARE(state(), ExecutorState::Absent);
    QVERIFY(host->closing);
    clock.step(1h);
    QCOMPARE(host->words.count() + host->removals.count(), 0);
    QCOMPARE(host->preparations.count(), 1);
    QCOMPARE(state(), ExecutorState::Absent);
}

QTEST_GUILESS_MAIN(TestExecutorLosses)
#include "tst_executor_losses.moc"
