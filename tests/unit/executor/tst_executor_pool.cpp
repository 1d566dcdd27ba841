// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/executor/docker/Identity.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/executor/pool/ExecutorPool.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"
#include "tests/unit/executor/FakeDocker.h"

#include <QSignalSpy>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The whole pool against an engine that fails as no real one does on demand.
class TestExecutorPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void becomesReadyAndShutsDown();
    void healthChangesOnceATurn();
    void noEngineIsSaidAndWaitedFor();
    void warmingUpWhileBuilding();
    void failedBuildIsToldAndRetried();
    void cancelledSetup();
    void cancelledBeforeTheBuildBegan();
    void rebuildRemovesOldImages();
    void lostExecutorRestarts();
    void unhealthyExecutorRestarts();
    void runsWaitWhileItRestarts();
    void aLateStopRefillsItsContainer();
    void engineLostWhileReady();
    void foreignNameIsLeftAlone();
    void deadOwnersNameIsTaken();
    void shutdownWithoutAnAnswer();
    void shutdownWithoutAnEngine();
    void deletingAPoolEndsItsRuns();

private:
    [[nodiscard]] ServiceStatus status() const { return pool->healthMonitor()->health().status; }
    [[nodiscard]] ExecutorHealth python() const { return pool->healthMonitor()->health().executors.value(0); }
    [[nodiscard]] RunResult run(const QString &languageId = u"python"_s);
    [[nodiscard]] Run *start(const QString &languageId = u"python"_s);
    /// Opens it and waits until all is ready.
    [[nodiscard]] bool becomesReady();
    /// Lets the pause pass after which what was lost is started again.
    [[nodiscard]] bool passPause();
    /// Shuts down, and lets the pauses pass in which the engine removes things.
    [[nodiscard]] bool shutsDown();

    SteppedClock clock;
    qsizetype timersAtRest = 0; ///< when all is ready
    std::unique_ptr<FakeDocker> docker;
    std::unique_ptr<engine::EngineClient> client;
    std::unique_ptr<ExecutorPool> pool;
    std::unique_ptr<QObject> runs;
};

void TestExecutorPool::init()
{
    docker = std::make_unique<FakeDocker>();
    client = std::make_unique<engine::EngineClient>(docker->engine.socketPath());
    PoolOptions options;
    options.namePrefix = u"lc"_s;
    options.imagePrefix = u"lc"_s;
    pool = std::make_unique<ExecutorPool>(client.get(), &LanguageRegistry::builtIn(), options, clock);
    runs = std::make_unique<QObject>();
}

void TestExecutorPool::cleanup()
{
    runs.reset();
    pool.reset();
    client.reset();
    docker.reset();
}

Run *TestExecutorPool::start(const QString &languageId)
{
    RunRequest request;
    request.languageId = languageId;
    request.code = u"1"_s;
    return pool->start(request, runs.get());
}

RunResult TestExecutorPool::run(const QString &languageId)
{
    Run *run = start(languageId);
    QSignalSpy finished(run, &Run::finished);
    return finished.wait(patience) ? finished.first().first().value<RunResult>() : RunResult{};
}

bool TestExecutorPool::becomesReady()
{
    pool->open();
    const bool ready = comesTrue([this] { return status() == ServiceStatus::Ok; });
    timersAtRest = clock.active();
    return ready;
}

bool TestExecutorPool::passPause()
{
    const bool removed = comesTrue([this] { return docker->containers().size() == 2; });
    // One that is lost has a ping and its time to become stable less, and the pause more.
    const bool pauses = comesTrue([this] { return clock.active() == timersAtRest - 1; });
    clock.step(100ms);
    return removed && pauses;
}

bool TestExecutorPool::shutsDown()
{
    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    return comesTrue([&] {
        if (clock.active() > 1) // not only the deadline
            clock.step(200ms);
        return !finished.isEmpty();
    });
}

void TestExecutorPool::becomesReadyAndShutsDown()
{
    QCOMPARE(status(), ServiceStatus::Down);
    pool->open();
    QCOMPARE(status(), ServiceStatus::Starting);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QCOMPARE(docker->containers(),
             (QStringList{u"lc-cpp-executor"_s, u"lc-javascript-executor"_s, u"lc-python-executor"_s}));
    QCOMPARE(docker->networks(), 1);
    QVERIFY(!docker->engine.last("POST", u"/networks/create"_s).json()[u"Internal"_s].toBool());
    QCOMPARE(python().languageVersion, u"3.13.5"_s);
    QCOMPARE(python().slots, 2);
    QVERIFY(python().confinement && python().confinement->filter);
    QCOMPARE(python().confinement->landlock, 3);
    const QList<HealthWarning> warnings = pool->healthMonitor()->health().warnings;
    QCOMPARE(warnings.size(), 1); // this engine is rootless
    QCOMPARE(warnings.first().code, u"open_network"_s);
    QVERIFY(docker->executor(u"python"_s).authorization.size() > 64);
    QVERIFY(docker->executor(u"python"_s).authorization != docker->executor(u"cpp"_s).authorization);

    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    QVERIFY(shutsDown()); // once more
    QCOMPARE(docker->containers(), QStringList{});
    QCOMPARE(docker->networks(), 0);
    QCOMPARE(run().error->code, u"engine_unavailable"_s);
    QCOMPARE(clock.active(), 0); // it waits for nothing more
    QCOMPARE(finished.size(), 1);
    QCOMPARE(status(), ServiceStatus::Down);
}

void TestExecutorPool::healthChangesOnceATurn()
{
    int thisTurn = 0;
    int most = 0;
    connect(pool->healthMonitor(), &HealthMonitor::changed, this, [&] {
        most = std::max(most, ++thisTurn);
        QMetaObject::invokeMethod(this, [&] { thisTurn = 0; }, Qt::QueuedConnection);
    });
    QVERIFY(becomesReady());
    QCOMPARE(most, 1);
}

void TestExecutorPool::noEngineIsSaidAndWaitedFor()
{
    docker->engine.stop();
    pool->open();
    QTRY_COMPARE(status(), ServiceStatus::Down);
    const EngineHealth engine = pool->healthMonitor()->health().engine;
    QVERIFY(!engine.reachable);
    QCOMPARE(engine.problem->code, u"engine_not_found"_s);
    const RunResult refused = run();
    QCOMPARE(refused.outcome, Outcome::Rejected);
    QCOMPARE(refused.error->code, u"engine_unavailable"_s);
    QCOMPARE(refused.error->message, engine.problem->message);

    docker->engine.start();
    clock.step(500ms);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QVERIFY(!pool->healthMonitor()->health().engine.problem);
}

void TestExecutorPool::warmingUpWhileBuilding()
{
    docker->buildsByItself = false;
    QSignalSpy progress(pool->healthMonitor(), &HealthMonitor::setupProgress);
    pool->open();
    QTRY_COMPARE(docker->builds().size(), 3); // all at the same time
    QTRY_COMPARE(python().state, ExecutorState::Building);
    QCOMPARE(run().error->code, u"warming_up"_s);
    QTRY_VERIFY(progress.size() >= 6);
    const auto last = progress.last().first().value<SetupProgress>();
    QVERIFY(last.fraction > 0 && last.fraction < 1);
    QVERIFY(last.text.contains(u'2'));

    const auto builds = docker->builds();
    for (FakeExchange *build : builds)
        docker->finishBuild(build);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QTRY_COMPARE(progress.last().first().value<SetupProgress>().fraction, 1.0);
}

void TestExecutorPool::failedBuildIsToldAndRetried()
{
    docker->buildsByItself = false;
    pool->open();
    QTRY_COMPARE(docker->builds().size(), 3);
    const auto builds = docker->builds();
    for (FakeExchange *build : builds)
        FakeDocker::failBuild(build);
    QTRY_COMPARE(python().state, ExecutorState::Failed);
    QCOMPARE(python().problem->code, u"image_build_failed"_s);
    QTRY_COMPARE(status(), ServiceStatus::Down);
    QCOMPARE(run().error->code, u"engine_unavailable"_s);
    docker->buildsByItself = true;
    pool->healthMonitor()->retry();
    QTRY_COMPARE(status(), ServiceStatus::Ok);
}

void TestExecutorPool::cancelledSetup()
{
    docker->buildsByItself = false;
    pool->open();
    QTRY_COMPARE(docker->builds().size(), 3);
    pool->healthMonitor()->cancelSetup();
    QTRY_COMPARE(status(), ServiceStatus::Down);
    QCOMPARE(python().problem->code, u"cancelled"_s);
    QTRY_COMPARE(docker->builds().size(), 0);
    docker->buildsByItself = true;
    pool->healthMonitor()->retry();
    QTRY_COMPARE(status(), ServiceStatus::Ok);
}

void TestExecutorPool::cancelledBeforeTheBuildBegan()
{
    QList<QPointer<FakeExchange>> questions;
    docker->engine.on("GET", u"/images/*/json"_s, [&](FakeExchange &exchange) { questions.append(&exchange); });
    pool->open();
    QTRY_COMPARE(questions.size(), 3);
    pool->healthMonitor()->cancelSetup();
    docker->engine.on("GET", u"/images/*/json"_s,
                      [](FakeExchange &exchange) { exchange.refuse(404, u"No such image"_s); });
    for (const auto &question : std::as_const(questions))
        question->refuse(404, u"No such image"_s);
    QTRY_VERIFY(isPutOff(python()));
    QTRY_COMPARE(status(), ServiceStatus::Down);
    QCOMPARE(docker->engine.count("POST", u"/build"_s), 0);
}

void TestExecutorPool::rebuildRemovesOldImages()
{
    const auto labels = [](const QString &installation, const QString &languageId) {
        return QJsonObject{
            {label::installation, installation}, {label::language, languageId}, {label::context, u"old"_s}};
    };
    docker->addImage(u"lc-python-persistent:old"_s, labels(u"lc"_s, u"python"_s));
    docker->addImage(u"other-python-persistent:old"_s, labels(u"other"_s, u"python"_s));
    docker->addImage(u"somebody:else"_s, {});
    docker->buildsByItself = false;
    pool->open();
    QTRY_COMPARE(docker->builds().size(), 3);
    QVERIFY(docker->images().contains(u"lc-python-persistent:old"_s)); // until there is a newer one
    const auto builds = docker->builds();
    for (FakeExchange *build : builds)
        docker->finishBuild(build);
    QTRY_COMPARE(status(), ServiceStatus::Ok);
    QTRY_VERIFY(!docker->images().contains(u"lc-python-persistent:old"_s));
    // Nobody else's, and none of those just built.
    QVERIFY(docker->images().contains(u"other-python-persistent:old"_s));
    QVERIFY(docker->images().contains(u"somebody:else"_s));
    QCOMPARE(docker->images().filter(u"lc-"_s).size(), 6);
    QCOMPARE(docker->engine.count("DELETE", u"/images/*"_s), 1);
}

void TestExecutorPool::lostExecutorRestarts()
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

void TestExecutorPool::unhealthyExecutorRestarts()
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

void TestExecutorPool::runsWaitWhileItRestarts()
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

void TestExecutorPool::aLateStopRefillsItsContainer()
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

void TestExecutorPool::engineLostWhileReady()
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

void TestExecutorPool::foreignNameIsLeftAlone()
{
    docker->addContainer(u"lc-python-executor"_s, {});
    const Identity other = Identity::create(u"lc"_s);
    const OwnerBeacon beacon(other.instance);
    docker->addContainer(u"lc-cpp-executor"_s,
                         {{label::installation, u"lc"_s}, {label::owner, other.instance}, {label::host, other.host}});
    QVERIFY(becomesReady());
    QCOMPARE(docker->containers(),
             (QStringList{u"lc-cpp-executor"_s, u"lc-cpp-executor-"_s + pool->instance(), u"lc-javascript-executor"_s,
                          u"lc-python-executor"_s, u"lc-python-executor-"_s + pool->instance()}));
    QVERIFY(shutsDown());
    QCOMPARE(docker->containers(), (QStringList{u"lc-cpp-executor"_s, u"lc-python-executor"_s}));
}

void TestExecutorPool::deadOwnersNameIsTaken()
{
    const Identity dead = Identity::create(u"lc"_s);
    docker->addContainer(u"lc-python-executor"_s,
                         {{label::installation, u"lc"_s}, {label::owner, dead.instance}, {label::host, dead.host}});
    QVERIFY(becomesReady());
    QCOMPARE(docker->containers().size(), 3);
}

void TestExecutorPool::shutdownWithoutAnAnswer()
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

void TestExecutorPool::shutdownWithoutAnEngine()
{
    docker->engine.stop();
    pool->open();
    QTRY_COMPARE(status(), ServiceStatus::Down);
    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    QVERIFY(finished.wait(patience)); // though no time passes
}

void TestExecutorPool::deletingAPoolEndsItsRuns()
{
    QVERIFY(becomesReady());
    Run *run = start();
    QSignalSpy finished(run, &Run::finished);
    QTRY_COMPARE(docker->executor(u"python"_s).runs().size(), 1);
    pool.reset();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<RunResult>().outcome, Outcome::Stopped);
}

QTEST_GUILESS_MAIN(TestExecutorPool)
#include "tst_executor_pool.moc"
