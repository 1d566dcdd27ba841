// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/SupervisorFixture.h"

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// How a supervisor gets an executor, and how it goes on when it does not.
class TestExecutorAttempts final : public SupervisorFixture
{
    Q_OBJECT

private Q_SLOTS:
    void becomesReady();
    void setupIsTold();
    void setupIsCancelledOnlyWhilePreparing();
    void pausesGrowWithFailures();
    void stableTimeForgetsFailures();
    void everyStepMayFail_data();
    void everyStepMayFail();
    void lastingErrorsWaitToBeAsked_data();
    void lastingErrorsWaitToBeAsked();
};

void TestExecutorAttempts::becomesReady()
{
    QSignalSpy changed(supervisor.get(), &ExecutorSeat::changed);
    QCOMPARE(state(), ExecutorState::Absent);
    QVERIFY(!supervisor->refusal()); // nobody has said yet that it cannot be had
    supervisor->resume();
    supervisor->resume(); // under way already
    QCOMPARE(host->preparations.count(), 1);
    QCOMPARE(state(), ExecutorState::Starting);
    QCOMPARE(host->launches.count(), 0);
    host->preparations.answer({});
    QCOMPARE(host->launches.count(), 1);
    QCOMPARE(state(), ExecutorState::Starting);
    QCOMPARE(supervisor->health().container, QString());
    host->launches.answer(endpoint());
    QCOMPARE(supervisor->health().container, u"box-1"_s);
    QVERIFY(!supervisor->runs());
    QVERIFY(!supervisor->refusal());
    QTRY_COMPARE(state(), ExecutorState::Ready);

    QCOMPARE(executor->authorization, QByteArray("Bearer s3cret"));
    QVERIFY(supervisor->runs());
    const ExecutorHealth health = supervisor->health();
    QCOMPARE(health.languageId, u"python"_s);
    QCOMPARE(health.image, u"image:1"_s);
    QCOMPARE(health.languageVersion, u"3.13.5"_s);
    QCOMPARE(health.slots, 2);
    QCOMPARE(health.restarts, 0);
    QVERIFY(health.confinement && health.confinement->filter);
    QVERIFY(!health.problem);
    QCOMPARE(supervisor->warnings(), QStringList{u"no limit"_s});
    QCOMPARE(changed.size(), 4); // a step each
    QCOMPARE(host->preparations.count() + host->launches.count(), 2);
}

void TestExecutorAttempts::setupIsTold()
{
    QSignalSpy progress(supervisor.get(), &ExecutorSupervisor::progressed);
    const auto last = [&] { return progress.last().first().value<SetupProgress>(); };
    QVERIFY(reach(u"prepare"_s));
    host->settingUp = true;
    Q_EMIT host->setupStarted();
    QCOMPARE(state(), ExecutorState::Building);
    QCOMPARE(supervisor->refusal()->code, u"warming_up"_s);
    QCOMPARE(last().languageId, u"python"_s);
    QCOMPARE(last().fraction, -1.0);
    Q_EMIT host->setupProgressed(3, 4);
    QCOMPARE(last().fraction, 0.45);
    QVERIFY(last().text.contains(u'3') && last().text.contains(u'4'));
    host->settingUp = false;
    host->preparations.answer({});
    QCOMPARE(last().fraction, 0.95);
    QVERIFY(!supervisor->refusal());
    host->launches.answer(endpoint());
    QTRY_COMPARE(state(), ExecutorState::Ready);
    QCOMPARE(last().fraction, 1.0);
    QCOMPARE(progress.size(), 4);

    // Only then: the next attempt has nothing to tell.
    executor->vanish();
    QTRY_COMPARE(host->words.count(), 1);
    host->words.answer({});
    host->removals.answer({});
    clock.step(100ms);
    QVERIFY(succeed());
    QCOMPARE(progress.size(), 4);
}

void TestExecutorAttempts::setupIsCancelledOnlyWhilePreparing()
{
    supervisor->cancelSetup();
    QCOMPARE(host->cancelled, 0);
    QVERIFY(reach(u"prepare"_s));
    supervisor->cancelSetup();
    QCOMPARE(host->cancelled, 1);
    host->preparations.answer({});
    supervisor->cancelSetup();
    QCOMPARE(host->cancelled, 1);
}

void TestExecutorAttempts::pausesGrowWithFailures()
{
    const QList<std::chrono::milliseconds> pauses{100ms, 500ms, 1s, 2s, 5s, 15s, 30s, 30s, 30s};
    supervisor->resume();
    for (qsizetype i = 0; i < pauses.size(); ++i) {
        QCOMPARE(host->preparations.count(), i + 1);
        host->preparations.answer(fail(passing));
        // That it cannot be had is said from the fifth on, while the attempts go on.
        QCOMPARE(state(), i < 4 ? ExecutorState::Restarting : ExecutorState::Failed);
        QCOMPARE(supervisor->refusal().has_value(), i >= 4);
        QCOMPARE(problem(), u"passing"_s);
        clock.step(pauses[i] - 1ns);
        QCOMPARE(host->preparations.count(), i + 1);
        clock.step(1ns);
    }
    QCOMPARE(supervisor->refusal()->code, u"engine_unavailable"_s);
    QCOMPARE(supervisor->refusal()->message, passing.message);
    QVERIFY(succeed());
    QVERIFY(!supervisor->refusal());
    QCOMPARE(problem(), QString());

    // Whoever asks waits for no pause, and what was counted is forgotten.
    executor->vanish();
    QTRY_COMPARE(host->words.count(), 1);
    host->words.answer({});
    host->removals.answer({});
    const int before = host->preparations.count();
    supervisor->retry();
    QCOMPARE(host->preparations.count(), before + 1);
    host->preparations.answer(fail(passing));
    QCOMPARE(state(), ExecutorState::Restarting);
    clock.step(100ms);
    QCOMPARE(host->preparations.count(), before + 2);
}

void TestExecutorAttempts::stableTimeForgetsFailures()
{
    // Fails three times, becomes ready, stays so for that long, and is lost: when does it begin again?
    const auto pauseAfter = [this](std::chrono::seconds ready) -> std::chrono::milliseconds {
        for (const auto pause : {100ms, 500ms, 1000ms}) {
            host->preparations.answer(fail(passing));
            clock.step(pause);
        }
        if (!succeed() || !pass(ready))
            return -1ms;
        executor->vanish();
        const int words = host->words.count();
        if (!comesTrue([&] { return host->words.count() == words + 1; }))
            return -1ms;
        host->words.answer({});
        host->removals.answer({});
        const int before = host->preparations.count();
        std::chrono::milliseconds pause = 0ms;
        for (; host->preparations.count() == before && pause < 1min; pause += 100ms)
            clock.step(100ms);
        return pause;
    };
    supervisor->resume();
    QCOMPARE(pauseAfter(19s), 2000ms); // it was the fourth failure
    supervisor->suspend(gone);
    supervisor->resume();
    QCOMPARE(pauseAfter(20s), 100ms);
}

void TestExecutorAttempts::everyStepMayFail_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("code");
    for (const QString &place : {u"prepare"_s, u"launch"_s, u"removal"_s})
        QTest::newRow(qPrintable(place)) << place << u"passing"_s;
    QTest::newRow("connect") << u"connect"_s << u"executor_unreachable"_s;
    QTest::newRow("ready") << u"ready"_s << u"executor_lost"_s;
}

void TestExecutorAttempts::everyStepMayFail()
{
    QFETCH(QString, place);
    QFETCH(QString, code);
    QSignalSpy doubts(supervisor.get(), &ExecutorSupervisor::hostDoubted);
    QVERIFY(reach(place));
    if (place == "prepare"_L1)
        host->preparations.answer(fail(passing));
    else if (place == "launch"_L1)
        host->launches.answer(fail(passing));
    else if (place == "removal"_L1)
        host->removals.answer(fail(passing));
    else if (place == "connect"_L1)
        clock.step(20s); // no hello
    else
        executor->vanish();
    if (place == "connect"_L1 || place == "ready"_L1) {
        QTRY_COMPARE(host->words.count(), 1);
        QCOMPARE(state(), ExecutorState::Restarting);
        host->words.answer({});
        QCOMPARE(host->removals.count(), 1);
        host->removals.answer({});
    }
    QCOMPARE(state(), ExecutorState::Restarting);
    QCOMPARE(problem(), code);
    QVERIFY(!supervisor->refusal()); // runs wait for it
    QCOMPARE(doubts.size(), 0);
    executor = std::make_unique<FakeExecutor>();
    clock.step(100ms);
    QCOMPARE(host->preparations.count(), 2);
    QVERIFY(succeed());
}

void TestExecutorAttempts::lastingErrorsWaitToBeAsked_data()
{
    QTest::addColumn<QString>("place");
    for (const QString &place : {u"prepare"_s, u"launch"_s, u"removal"_s, u"connect"_s})
        QTest::newRow(qPrintable(place)) << place;
}

void TestExecutorAttempts::lastingErrorsWaitToBeAsked()
{
    QFETCH(QString, place);
    QVERIFY(reach(place));
    if (place == "prepare"_L1)
        host->preparations.answer(fail(lasting));
    else if (place == "launch"_L1)
        host->launches.answer(fail(lasting));
    else if (place == "removal"_L1)
        host->removals.answer(fail(lasting));
    if (place == "connect"_L1) { // it speaks another language
        executor->sendText(u"hello?"_s);
        QTRY_COMPARE(host->words.count(), 1);
        host->words.answer({});
        host->removals.answer({});
        QCOMPARE(problem(), u"executor_protocol"_s);
    }
    QCOMPARE(state(), ExecutorState::Failed);
    QCOMPARE(supervisor->refusal()->code, u"engine_unavailable"_s);
    clock.step(1h);
    QCOMPARE(host->preparations.count(), 1);
    supervisor->retry();
    QCOMPARE(host->preparations.count(), 2);
    QCOMPARE(problem(), QString());
}

QTEST_GUILESS_MAIN(TestExecutorAttempts)
#include "tst_executor_attempts.moc"
