// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SpecJson.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/run/Language.h"
#include "docker/protocol/Protocol.h"

#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace Qt::StringLiterals;

// What a container is to be, before an engine is asked for it.
class TestExecutorContainer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryLimit();
    void hasRoomForAllProcesses();
    void portIsPublishedOnlyWhereAddressesCannotBeReached();
    void asksForLessWhenRefused();
    void nothingElseGoesWithAFavour();
};

namespace {

Identity someone()
{
    return {.prefix = u"lc"_s, .instance = u"00000001"_s, .host = u"boot:1"_s};
}

} // namespace

void TestExecutorContainer::hasRoomForAllProcesses()
{
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        QVERIFY(language.runs > 1);
        QVERIFY(mostProcesses(language) > language.runs * protocol::defaultProcesses);
    }
    Language two;
    two.runs = 2;
    two.processes = 1'000;
    QVERIFY(mostProcesses(two) > 2'000 && mostProcesses(two) < 2'200);
}

void TestExecutorContainer::hasEveryLimit()
{
    const ContainerPlan plan{
        .languageId = u"cpp"_s, .image = u"image:1"_s, .network = u"net"_s, .token = u"secret"_s, .attempt = u"a1"_s};
    const engine::ContainerSpec spec = makeContainerSpec(plan, someone(), {});
    QCOMPARE(spec.image, u"image:1"_s);
    QCOMPARE(spec.network, u"net"_s);
    QCOMPARE(spec.memoryBytes, 268435456);
    QCOMPARE(spec.cpuPeriodUs, 1'000'000);
    QCOMPARE(spec.cpuQuotaUs, 500'000);
    QCOMPARE(spec.pidsLimit, 512);
    ContainerPlan crowded = plan;
    crowded.processes = 3'000;
    QCOMPARE(makeContainerSpec(crowded, someone(), {}).pidsLimit, 3'000);
    QCOMPARE(spec.oomScoreAdj, -500);
    QVERIFY(spec.readOnlyRoot);
    QCOMPARE(spec.capDrop, QStringList{u"ALL"_s});
    QCOMPARE(spec.dnsServers, QStringList{u"127.0.0.1"_s});
    QCOMPARE(spec.dnsOptions, (QStringList{u"timeout:1"_s, u"attempts:1"_s}));
    QCOMPARE(spec.capAdd, (QStringList{u"SETUID"_s, u"SETGID"_s, u"KILL"_s, u"CHOWN"_s, u"SYS_NICE"_s}));
    QCOMPARE(spec.securityOptions, QStringList{u"no-new-privileges"_s});
    QCOMPARE(spec.logOptions, (QStringList{u"max-size=1m"_s, u"max-file=1"_s}));
    QCOMPARE(spec.tmpfs.size(), 2);
    QCOMPARE(spec.tmpfs[0].path, u"/work"_s);
    QCOMPARE(spec.tmpfs[0].options, u"rw,exec,nosuid,nodev,mode=0711,size=67108864,nr_inodes=32768"_s);
    QCOMPARE(spec.tmpfs[1].path, u"/dev/shm"_s);
    QCOMPARE(spec.tmpfs[1].options, u"rw,noexec,nosuid,nodev,mode=1777,size=8388608,nr_inodes=1024"_s);
    QCOMPARE(spec.sysctls.value(u"kernel.shmall"_s), u"2048"_s);
    QCOMPARE(spec.sysctls.size(), 6);
    QCOMPARE(spec.ulimits.size(), 1);
    QCOMPARE(spec.ulimits[0].name, u"nofile"_s);
    QCOMPARE(spec.ulimits[0].hard, 1024);
    QCOMPARE(spec.shmBytes, 8 << 20);
    QVERIFY(spec.healthCheck);
    QCOMPARE(spec.healthCheck->command, (QStringList{u"/opt/learncode/executor"_s, u"--health-check"_s}));
    QCOMPARE(spec.environment, QStringList{u"LEARNCODE_TOKEN=secret"_s});
    QCOMPARE(spec.labels.value(label::owner), u"00000001"_s);
    QCOMPARE(spec.labels.value(label::host), u"boot:1"_s);
    QCOMPARE(spec.labels.value(label::language), u"cpp"_s);
    QCOMPARE(spec.labels.value(label::attempt), u"a1"_s);
    QCOMPARE(spec.labels.value(label::installation), u"lc"_s);
    QVERIFY(!spec.labels.value(label::version).isEmpty());
}

void TestExecutorContainer::portIsPublishedOnlyWhereAddressesCannotBeReached()
{
    engine::EngineInfo info;
    info.operatingSystem = u"Debian GNU/Linux 12 (bookworm)"_s;
    QVERIFY(addressesReachable(info));
    info.rootless = true;
    QVERIFY(!addressesReachable(info));
    info.rootless = false;
    info.operatingSystem = u"Docker Desktop"_s;
    QVERIFY(!addressesReachable(info));

    ContainerPlan plan;
    QCOMPARE(makeContainerSpec(plan, someone(), {}).publishedPort, 0);
    plan.publishPort = true;
    plan.privilegedEngine = false;
    QCOMPARE(makeContainerSpec(plan, someone(), {}).publishedPort, 8765);
    QCOMPARE(makeContainerSpec(plan, someone(), {}).oomScoreAdj, 0);
}

void TestExecutorContainer::asksForLessWhenRefused()
{
    engine::ContainerSpec spec = makeContainerSpec({}, someone(), {});
    QCOMPARE(favoursOf(spec), Favours());
    QVERIFY(!askForLess(spec, {u"engine_no_space"_s, {}, u"caps"_s}));
    QCOMPARE(favoursOf(spec), Favours());

    // One after the other: what has not been refused is kept.
    const Error aboutScores{u"engine_error"_s, {}, u"can't get final child's PID from pipe: EOF: unknown"_s};
    QVERIFY(askForLess(spec, aboutScores));
    QCOMPARE(favoursOf(spec), (Favours{.oomScore = false, .priorities = true}));
    QVERIFY(askForLess(spec, aboutScores));
    QCOMPARE(favoursOf(spec), (Favours{.oomScore = false, .priorities = false}));
    QVERIFY(!askForLess(spec, aboutScores));

    spec = makeContainerSpec({}, someone(), {});
    const Error aboutCapabilities{u"engine_error"_s, {}, u"unable to apply caps: operation not permitted"_s};
    QVERIFY(askForLess(spec, aboutCapabilities));
    QCOMPARE(favoursOf(spec), (Favours{.oomScore = true, .priorities = false}));
    QCOMPARE(spec.capAdd.size(), 4);
}

// A container that is made anew after a refusal has all else.
void TestExecutorContainer::nothingElseGoesWithAFavour()
{
    engine::ContainerSpec relaxed = makeContainerSpec({}, someone(), {});
    const Error refusal{u"engine_error"_s, {}, {}};
    while (askForLess(relaxed, refusal)) {}
    ContainerPlan plan;
    plan.favours = favoursOf(relaxed);
    const engine::ContainerSpec anew = makeContainerSpec(plan, someone(), {});
    QCOMPARE(engine::toJson(anew), engine::toJson(relaxed));
    QCOMPARE(anew.sysctls.size(), 6);
}

QTEST_GUILESS_MAIN(TestExecutorContainer)
#include "tst_executor_container.moc"
