// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/Identity.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "tests/support/Patience.h"
#include "tests/unit/executor/WholePoolFixture.h"

#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// How a pool gets what it needs from the engine, what it says meanwhile, and what it leaves behind.
class TestExecutorPoolSetup final : public WholePoolFixture
{
    Q_OBJECT

private Q_SLOTS:
    void becomesReadyAndShutsDown();
    void healthChangesOnceATurn();
    void noEngineIsSaidAndWaitedFor();
    void warmingUpWhileBuilding();
    void failedBuildIsToldAndRetried();
    void cancelledSetup();
    void cancelledBeforeTheBuildBegan();
    void rebuildRemovesOldImages();
    void foreignNameIsLeftAlone();
    void deadOwnersNameIsTaken();

private:
    /// Shuts down, and lets the pauses pass in which the engine removes things.
    [[nodiscard]] bool shutsDown();
};

bool TestExecutorPoolSetup::shutsDown()
{
    QSignalSpy finished(pool.get(), &ExecutorPool::shutdownFinished);
    pool->shutdown();
    return comesTrue([&] {
        if (clock.active() > 1) // not only the deadline
            clock.step(200ms);
        return !finished.isEmpty();
    });
}

void TestExecutorPoolSetup::becomesReadyAndShutsDown()
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

void TestExecutorPoolSetup::healthChangesOnceATurn()
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

void TestExecutorPoolSetup::noEngineIsSaidAndWaitedFor()
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

void TestExecutorPoolSetup::warmingUpWhileBuilding()
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

void TestExecutorPoolSetup::failedBuildIsToldAndRetried()
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

void TestExecutorPoolSetup::cancelledSetup()
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

void TestExecutorPoolSetup::cancelledBeforeTheBuildBegan()
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

void TestExecutorPoolSetup::rebuildRemovesOldImages()
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

void TestExecutorPoolSetup::foreignNameIsLeftAlone()
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

void TestExecutorPoolSetup::deadOwnersNameIsTaken()
{
    const Identity dead = Identity::create(u"lc"_s);
    docker->addContainer(u"lc-python-executor"_s,
                         {{label::installation, u"lc"_s}, {label::owner, dead.instance}, {label::host, dead.host}});
    QVERIFY(becomesReady());
    QCOMPARE(docker->containers().size(), 3);
}

QTEST_GUILESS_MAIN(TestExecutorPoolSetup)
#include "tst_executor_poolsetup.moc"
