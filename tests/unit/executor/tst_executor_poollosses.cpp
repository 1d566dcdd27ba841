// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Patience.h"
#include "tests/unit/executor/WholePoolFixture.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a pool does when an executor or the engine is lost, and when it ends itself.
class TestExecutorPoolLosses final : public WholePoolFixture
{
    Q_OBJECT

private Q_SLOTS:
    void lostExecutorRestarts();
    void unhealthyExecutorRestarts();
    void runsWaitWhileItRestarts();
    void aLateStopRefillsItsContainer();
    void engineLostWhileReady();
    void shutdownWithoutAnAnswer();
    void shutdownWithoutAnEngine();
    void deletingAPoolEndsItsRuns();

private:
    /// Lets the pause pass after which what was lost is started again.
    [[nodiscard]] bool passPause();
};

bool TestExecutorPoolLosses::passPause()
{
    const bool removed = comesTrue([this] { return docker->containers().size() == 2; });
    // One that is lost has a ping and its time to become stable less, and the pause more.
    const bool pauses = comesTrue([this] { return clock.active() == timersAtRest - 1; });
    clock.step(100ms);
    return removed && pauses;
}

void TestExecutorPoolLosses::lostExecutorRestarts()
{
    QVERIFY(becomesReady());
    Run *victim = start();
    QSignalSpy finished(victim, &Run::finished);
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    const QByteArray token = docker->executor(u"python"_s).authorization;
    docker->kill(u"python"_s);
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::ExecutorLost);
    QCOMPARE(status(), ServiceStatus::Degraded);
    QVERIFY(passPause());
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QCOMPARE(python().restarts, 1);
    QCOMPARE(python().container, u"lc-python-executor"_s);
    QVERIFY(docker->executor(u"python"_s).authorization != token);
    QCOMPARE(docker->containers().size(), 3);
}

void TestExecutorPoolLosses::unhealthyExecutorRestarts()
{
    QVERIFY(becomesReady());
    QTRY_COMPARE(docker->engine.open("GET", u"/events"_s).size(), 1);
    Run *victim = start();
    QSignalSpy finished(victim, &Run::finished);
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    const auto launches = [this] { return docker->engine.count("POST", u"/containers/create"_s); };
    docker->tellOf(u"health_status: healthy"_s, u"lc-python-executor"_s);
    docker->tellOf(u"oom"_s, u"lc-python-executor"_s);
    docker->tellOf(u"health_status: unhealthy"_s, u"lc-python-executor"_s);
    QVERIFY(finished.wait(patience));
    const auto result = finished.first().first().value<RunResult>();
    QCOMPARE(result.outcome, Outcome::ExecutorLost);
    QVERIFY(result.error->detail.contains(u"unhealthy"_s)); // of the others nothing came
    QCOMPARE(launches(), 3);
    QVERIFY(passPause());
    QTRY_COMPARE(launches(), 4);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QCOMPARE(python().restarts, 1);
    QCOMPARE(docker->containers().size(), 3);
}

void TestExecutorPoolLosses::runsWaitWhileItRestarts()
{
    QVERIFY(becomesReady());
    docker->kill(u"python"_s);
    QTRY_COMPARE(python().state, ExecutorState::Restarting);
    Run *next = start();
    QSignalSpy finished(next, &Run::finished);
    QTRY_COMPARE(python().queued, 1);
    QVERIFY(passPause());
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    QCOMPARE(finished.size(), 0);
    docker->executor(u"python"_s).finish(1);
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Ok);
}

void TestExecutorPoolLosses::aLateStopRefillsItsContainer()
{
    docker->engine.on("POST", u"/containers/*/update"_s, 200);
    QVERIFY(becomesReady());
    Run *slow = start();
    QSignalSpy finished(slow, &Run::finished);
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    slow->stop();
    clock.step(25ms);
    QTRY_COMPARE(docker->engine.count("POST", u"/containers/*/update"_s), 1);
    const FakeRequest update = docker->engine.last("POST", u"/containers/*/update"_s);
    QCOMPARE(update.json(), (QJsonObject{{u"CpuPeriod"_s, 1'000'000}, {u"CpuQuota"_s, 500'000}}));
    QCOMPARE(update.path.section(u'/', 2, 2), docker->idOf(u"lc-python-executor"_s));
    docker->executor(u"python"_s).finish(1, u"stopped"_s);
    QVERIFY(finished.wait(patience));

    // An engine that is gone holds nothing up.
    docker->engine.stop();
    Run *another = start(u"cpp"_s);
    QSignalSpy ended(another, &Run::finished);
    QTRY_COMPARE(docker->executor(u"cpp"_s).runs().size(), 1);
    another->stop();
    clock.step(200ms);
    docker->executor(u"cpp"_s).finish(1, u"stopped"_s);
    QVERIFY(ended.wait(patience));
    QCOMPARE(ended.first().first().value<RunResult>().outcome, Outcome::Stopped);
}

void TestExecutorPoolLosses::engineLostWhileReady()
{
    QVERIFY(becomesReady());
    docker->engine.stop();
    QTRY_VERIFY(!pool->healthMonitor()->health().engine.reachable);
    QCOMPARE(status(), ServiceStatus::Ok); // the executors live on
    Run *still = start(u"cpp"_s);
    QSignalSpy finished(still, &Run::finished);
    QTRY_COMPARE(docker->executor(u"cpp"_s).runs().size(), 1);
    docker->executor(u"cpp"_s).finish(1);
    QVERIFY(finished.wait(patience));
    docker->kill(u"python"_s);
    QTRY_COMPARE(python().state, ExecutorState::Absent);
    QCOMPARE(run().error->code, u"engine_unavailable"_s);
    docker->engine.start();
    clock.step(500ms);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
}

void TestExecutorPoolLosses::shutdownWithoutAnAnswer()
{
    QVERIFY(becomesReady());
    docker->engine.on("DELETE", u"/containers/*"_s, [](FakeExchange &) {});
    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    QTRY_COMPARE(docker->engine.count("DELETE", u"/containers/*"_s), 3);
    clock.step(8s - 1ms);
    QCOMPARE(finished.size(), 0);
    clock.step(1ms);
    QCOMPARE(finished.size(), 1);
}

void TestExecutorPoolLosses::shutdownWithoutAnEngine()
{
    docker->engine.stop();
    pool->open();
    QTRY_COMPARE(status(), ServiceStatus::Down);
    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    QVERIFY(finished.wait(patience)); // though no time passes
}

void TestExecutorPoolLosses::deletingAPoolEndsItsRuns()
{
    QVERIFY(becomesReady());
    Run *run = start();
    QSignalSpy finished(run, &Run::finished);
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    pool.reset();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Stopped);
}

QTEST_GUILESS_MAIN(TestExecutorPoolLosses)
#include "tst_executor_poollosses.moc"
