// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/Identity.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/run/Language.h"
#include "tests/integration/pool/PoolFixture.h"

#include <QJsonArray>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// The pool with a real engine and real executors. One pool serves the tests in order, as building and
// starting is the dear part; those that need their own make one.
class TestPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void allAreReady();
    void containersAreLimited();
    void hello_data();
    void hello();
    void input_data();
    void input();
    void interactive();
    void endlessPrintingStops();
    void timeout();
    void sixtyRunsTwentyAtATime();
    void killedContainerComesBack();
    void removedContainerComesBack();
    void secondPoolBesideTheFirst();
    void orphansOfTheDeadAreRemoved();
    void shutdownLeavesNothing();

private:
    std::unique_ptr<PoolFixture> m_pool;
};

namespace {

QString helloIn(const QString &languageId, const QString &word = u"hello"_s)
{
    if (languageId == "python"_L1)
        return u"print('%1')"_s.arg(word);
    if (languageId == "javascript"_L1)
        return u"console.log('%1')"_s.arg(word);
    return u"#include <cstdio>\nint main() { std::puts(\"%1\"); }"_s.arg(word);
}

QByteArray describe(const Ended &ended)
{
    const QString error = ended.result.error ? ended.result.error->code + u' ' + ended.result.error->detail : QString();
    return QByteArray(outcomeName(ended.result.outcome).data()) + " [" + ended.output + "] " + error.toUtf8();
}

void allLanguages()
{
    QTest::addColumn<QString>("language");
    for (const Language &language : LanguageRegistry::builtIn().all())
        QTest::newRow(qPrintable(language.id)) << language.id;
}

} // namespace

void TestPool::initTestCase()
{
    m_pool = std::make_unique<PoolFixture>();
    QVERIFY(m_pool->open());
}

void TestPool::cleanupTestCase()
{
    m_pool.reset();
}

void TestPool::allAreReady()
{
    const ServiceHealth health = m_pool->pool().healthMonitor()->health();
    QCOMPARE(health.executors.size(), 3);
    QVERIFY(health.engine.reachable);
    QVERIFY(!health.engine.version.isEmpty());
    for (const ExecutorHealth &executor : health.executors) {
        QCOMPARE(executor.state, ExecutorState::Ready);
        QCOMPARE(executor.container, u"%1-%2-executor"_s.arg(m_pool->prefix(), executor.languageId));
        QVERIFY(executor.image.startsWith(u"learncode-ai-%1-persistent:"_s.arg(executor.languageId)));
        QVERIFY(!executor.languageVersion.isEmpty());
        QVERIFY(executor.slots > 0);
        QVERIFY(!executor.problem);
    }
    QCOMPARE(m_pool->containers().size(), 3);
    QCOMPARE(m_pool->networks(), QStringList{m_pool->prefix() + u'-' + m_pool->pool().instance()});
}

void TestPool::containersAreLimited()
{
    const QJsonObject details = m_pool->inspect(u"python"_s);
    const QJsonObject host = details["HostConfig"_L1].toObject();
    QCOMPARE(host["Memory"_L1].toInteger(), 268435456);
    QCOMPARE(host["MemorySwap"_L1].toInteger(), 268435456);
    QCOMPARE(host["CpuPeriod"_L1].toInteger(), 1'000'000);
    QCOMPARE(host["CpuQuota"_L1].toInteger(), 500'000);
    QCOMPARE(host["PidsLimit"_L1].toInteger(), executor::mostProcesses(*LanguageRegistry::builtIn().find(u"python"_s)));
    QCOMPARE(host["ReadonlyRootfs"_L1], true);
    QVERIFY(host["OomScoreAdj"_L1] == -500 || host["OomScoreAdj"_L1] == 0); // not every engine may lower it
    QCOMPARE(host["Privileged"_L1], false);
    QCOMPARE(host["CapDrop"_L1].toArray(), QJsonArray{u"ALL"_s});
    const qsizetype capabilities = host["CapAdd"_L1].toArray().size();
    QVERIFY(capabilities == 5 || capabilities == 4); // not every engine can give SYS_NICE
    QVERIFY(host["SecurityOpt"_L1].toArray().contains(u"no-new-privileges"_s));
    QCOMPARE(host["ShmSize"_L1].toInteger(), 8 << 20);
    QVERIFY(host["Tmpfs"_L1]["/work"_L1].toString().contains("mode=0711"_L1));
    QCOMPARE(host["LogConfig"_L1]["Config"_L1]["max-size"_L1], u"1m"_s);
    QVERIFY(host["PortBindings"_L1].toObject().isEmpty());
    QVERIFY(details["Mounts"_L1].toArray().isEmpty());
    QVERIFY(details["Config"_L1]["Healthcheck"_L1]["Test"_L1].toArray().contains(u"--health-check"_s));
    // The check itself works: an executor that is called unhealthy would be restarted for ever.
    QTRY_COMPARE_WITH_TIMEOUT(
        PoolFixture::wait(m_pool->engine().inspectContainer(m_pool->health(u"python"_s).container))->health,
        u"healthy"_s, patience);
}

void TestPool::hello_data()
{
    allLanguages();
}

void TestPool::hello()
{
    QFETCH(QString, language);
    const Ended ended = m_pool->run(PoolFixture::request(language, helloIn(language)));
    QVERIFY2(ended.result.outcome == Outcome::Ok, describe(ended));
    QCOMPARE(ended.output, QByteArray("hello\n"));
    QCOMPARE(ended.result.exitCode, 0);
    QVERIFY(ended.result.timing.wallMs > 0);
}

void TestPool::input_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::newRow("python") << u"python"_s << u"print(int(input()) + int(input()))"_s;
    QTest::newRow("javascript") << u"javascript"_s
                                << u"const t = require('fs').readFileSync(0, 'utf8').split('\\n');"
                                   "console.log(Number(t[0]) + Number(t[1]));"_s;
    QTest::newRow("cpp")
        << u"cpp"_s
        << u"#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }"_s;
}

void TestPool::input()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    const Ended ended = m_pool->run(PoolFixture::request(language, code, "10\n20\n"));
    QVERIFY2(ended.result.outcome == Outcome::Ok, describe(ended));
    QCOMPARE(ended.output, QByteArray("30\n"));
}

void TestPool::interactive()
{
    Watched watched(m_pool->start(PoolFixture::request(
        u"python"_s, u"a = input('Name? ')\nprint('Hi', a)\nimport sys\nprint(len(sys.stdin.read()))"_s,
        std::nullopt)));
    QTRY_COMPARE_WITH_TIMEOUT(watched.output, QByteArray("Name? "), patience);
    watched.run()->writeInput("Ann\n");
    QTRY_VERIFY2_WITH_TIMEOUT(watched.output.contains("Hi Ann"), watched.output, patience);
    watched.run()->writeInput("1234");
    watched.run()->closeInput();
    QVERIFY(watched.ends());
    QCOMPARE(watched.output, QByteArray("Name? Hi Ann\n4\n"));
    QCOMPARE(watched.ended().result.outcome, Outcome::Ok);
}

void TestPool::endlessPrintingStops()
{
    RunRequest request = PoolFixture::request(u"python"_s, u"while True: print('x' * 80)"_s, std::nullopt);
    request.limits.outputBytes = 32 << 20;
    Watched watched(m_pool->start(request));
    QTRY_VERIFY_WITH_TIMEOUT(!watched.output.isEmpty(), patience);
    watched.run()->stop();
    QVERIFY(watched.ends());
    QCOMPARE(watched.ended().result.outcome, Outcome::Stopped);
}

void TestPool::timeout()
{
    RunRequest request = PoolFixture::request(u"python"_s, u"print('before', flush=True)\nwhile True: pass"_s);
    Ended ended;
    for (request.limits.wallTime = std::chrono::milliseconds(500);
         ended.output.isEmpty() && request.limits.wallTime < patience;
         request.limits.wallTime *= 2) { // more for a machine on which it has not even begun by then
        ended = m_pool->run(request);
        QVERIFY2(ended.result.outcome == Outcome::Timeout, describe(ended));
    }
    QCOMPARE(ended.output, QByteArray("before\n"));
}

void TestPool::sixtyRunsTwentyAtATime()
{
    const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};
    int next = 0;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::pair<QByteArray, std::unique_ptr<Watched>>> runs;
        for (int i = 0; i < 20; ++i, ++next) {
            const QString word = u"answer%1"_s.arg(next);
            const QString language = languages[next % 3];
            runs.emplace_back(
                word.toUtf8() + '\n',
                std::make_unique<Watched>(m_pool->start(PoolFixture::request(language, helloIn(language, word)))));
        }
        for (const auto &[expected, watched] : runs) {
            QVERIFY(watched->ends(longPatience));
            QVERIFY2(watched->ended().result.outcome == Outcome::Ok, describe(watched->ended()));
            QCOMPARE(watched->output, expected);
        }
    }
}

void TestPool::killedContainerComesBack()
{
    Watched victim(
        m_pool->start(PoolFixture::request(u"python"_s, u"print('on', flush=True)\nimport time\ntime.sleep(1000)"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(victim.output, QByteArray("on\n"), patience);
    const QString container = m_pool->health(u"python"_s).container;
    QVERIFY(PoolFixture::wait(m_pool->engine().killContainer(container)));
    QVERIFY(victim.ends());
    QCOMPARE(victim.ended().result.outcome, Outcome::ExecutorLost);
    QVERIFY(!victim.ended().result.error->message.isEmpty());

    const Ended next = m_pool->run(PoolFixture::request(u"python"_s, u"print('again')"_s));
    QVERIFY2(next.result.outcome == Outcome::Ok, describe(next));
    QVERIFY(m_pool->becomesReady());
    QCOMPARE(m_pool->health(u"python"_s).restarts, 1);
    QCOMPARE(m_pool->health(u"python"_s).container, container);
    QCOMPARE(m_pool->containers().size(), 3);
}

void TestPool::removedContainerComesBack()
{
    QVERIFY(PoolFixture::wait(m_pool->engine().removeContainer(m_pool->health(u"cpp"_s).container)));
    QTRY_VERIFY_WITH_TIMEOUT(m_pool->health(u"cpp"_s).restarts == 1, patience);
    const Ended next = m_pool->run(PoolFixture::request(u"cpp"_s, helloIn(u"cpp"_s)));
    QVERIFY2(next.result.outcome == Outcome::Ok, describe(next));
}

void TestPool::secondPoolBesideTheFirst()
{
    QVERIFY(m_pool->becomesReady());
    const QStringList before = m_pool->containers();
    QHash<QString, int> restarts;
    for (const ExecutorHealth &executor : m_pool->pool().healthMonitor()->health().executors)
        restarts.insert(executor.languageId, executor.restarts);
    PoolFixture second(m_pool->prefix());
    QVERIFY(second.open());
    const QString suffix = u"-executor-"_s + second.pool().instance();
    for (const ExecutorHealth &executor : second.pool().healthMonitor()->health().executors)
        QVERIFY2(executor.container.endsWith(suffix), qPrintable(executor.container));
    const Ended ended = second.run(PoolFixture::request(u"python"_s, u"print(2)"_s));
    QVERIFY2(ended.result.outcome == Outcome::Ok, describe(ended));
    QCOMPARE(m_pool->containers().size(), 6);

    QVERIFY(second.shutdown());
    QCOMPARE(m_pool->containers(), before);
    // Whoever was taken for lost would be seen by now: each has worked since.
    for (const Language &language : LanguageRegistry::builtIn().all())
        QCOMPARE(m_pool->run(PoolFixture::request(language.id, helloIn(language.id))).output, QByteArray("hello\n"));
    for (const ExecutorHealth &executor : m_pool->pool().healthMonitor()->health().executors) {
        QCOMPARE(executor.state, ExecutorState::Ready);
        QCOMPARE(executor.restarts, restarts.value(executor.languageId));
    }
    QCOMPARE(m_pool->networks().size(), 1);
}

void TestPool::orphansOfTheDeadAreRemoved()
{
    PoolFixture next;
    executor::Identity dead = executor::Identity::create(next.prefix());
    executor::Identity living = executor::Identity::create(next.prefix());
    const executor::OwnerBeacon beacon(living.instance);
    const QString image = m_pool->health(u"python"_s).image;
    const auto leave = [&](const executor::Identity &owner, const QString &name, bool run) {
        engine::ContainerSpec spec;
        spec.image = image;
        spec.labels = owner.labels();
        spec.environment = {u"LEARNCODE_TOKEN=none"_s};
        const auto created = PoolFixture::wait(next.engine().createContainer(name, spec));
        return created && (!run || PoolFixture::wait(next.engine().startContainer(created->id)));
    };
    QVERIFY(leave(dead, dead.containerName(u"python"_s), true));
    QVERIFY(leave(dead, dead.containerName(u"cpp"_s), false));
    QVERIFY(leave(living, living.containerName(u"javascript"_s), false));
    engine::NetworkSpec network;
    network.name = dead.networkName();
    network.labels = dead.labels();
    QVERIFY(PoolFixture::wait(next.engine().createNetwork(network)));

    QVERIFY(next.open());
    QCOMPARE(next.health(u"python"_s).container, dead.containerName(u"python"_s));
    QCOMPARE(next.health(u"cpp"_s).container, dead.containerName(u"cpp"_s));
    QVERIFY(next.health(u"javascript"_s).container != living.containerName(u"javascript"_s));
    QCOMPARE(next.containers().size(), 4);
    QVERIFY(next.containers().contains(living.containerName(u"javascript"_s)));
    QVERIFY(!next.networks().contains(dead.networkName()));
}

void TestPool::shutdownLeavesNothing()
{
    QVERIFY(m_pool->becomesReady());
    Watched running(
        m_pool->start(PoolFixture::request(u"python"_s, u"import time\nprint(1, flush=True)\ntime.sleep(1000)"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(running.output, QByteArray("1\n"), patience);
    QVERIFY(m_pool->shutdown());
    QVERIFY(running.ends());
    QCOMPARE(running.ended().result.outcome, Outcome::Stopped);
    QCOMPARE(m_pool->containers(), QStringList{});
    QCOMPARE(m_pool->networks(), QStringList{});
    const Ended late = m_pool->run(PoolFixture::request(u"python"_s, u"print(1)"_s));
    QCOMPARE(late.result.outcome, Outcome::Rejected);
}

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
