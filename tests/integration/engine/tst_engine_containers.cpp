// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/engine/EngineFixture.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// Containers and networks of a real engine.
class TestEngineContainers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void negotiates();
    void goesThroughALife();
    void setsEveryLimit();
    void aLimitSetAnewFreesWhatIsThrottled();
    void refusesANameThatIsTaken();
    void tellsWhatIsNotThere();
    void readsBothStreamsOfTheLog();
    void boundsTheLog();
    void listsByEveryLabel();
    void reportsHealth();
    void makesAnInternalNetwork();
    void publishesOnLoopback();

private:
    EngineFixture m_fixture;
};

void TestEngineContainers::negotiates()
{
    const auto info = m_fixture.wait(m_fixture.client().negotiate());
    QVERIFY2(info, why(info).constData());
    QVERIFY(!info->version.isEmpty());
    QVERIFY(info->apiVersion.startsWith("1."_L1));
    QVERIFY(!info->operatingSystem.isEmpty());
    QVERIFY(info->memoryLimit);
    QVERIFY(info->pidsLimit);
}

void TestEngineContainers::goesThroughALife()
{
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"life"_s), m_fixture.sleeper()));
    QVERIFY2(created, why(created).constData());

    auto details = m_fixture.wait(client.inspectContainer(created->id));
    QVERIFY2(details, why(details).constData());
    QCOMPARE(details->name, m_fixture.name(u"life"_s));
    QVERIFY(!details->running);
    QCOMPARE(details->labels.value(u"lc-test-engine"_s), m_fixture.labels().value(u"lc-test-engine"_s));

    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QVERIFY2(m_fixture.wait(client.startContainer(created->id)), "starting what runs is a success");
    details = m_fixture.wait(client.inspectContainer(m_fixture.name(u"life"_s)));
    QVERIFY(details && details->running);

    QVERIFY(m_fixture.wait(client.killContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.wait(client.inspectContainer(created->id)).value().running, patience);
    QCOMPARE(m_fixture.wait(client.inspectContainer(created->id)).value().exitCode, 137);
    const auto again = m_fixture.wait(client.killContainer(created->id));
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"conflict"_s);

    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    const auto removed = m_fixture.wait(client.removeContainer(created->id));
    QVERIFY2(removed, why(removed).constData());
    QVERIFY2(m_fixture.wait(client.removeContainer(created->id)), "removing what is gone is a success");
    QCOMPARE(m_fixture.wait(client.inspectContainer(created->id)).error().code, u"not_found"_s);
}

void TestEngineContainers::setsEveryLimit()
{
    ContainerSpec spec = m_fixture.sleeper();
    spec.memoryBytes = 256ll << 20;
    spec.cpuPeriodUs = 1'000'000;
    spec.cpuQuotaUs = 500'000;
    spec.pidsLimit = 64;
    spec.oomScoreAdj = 100;
    spec.shmBytes = 8 << 20;
    spec.tmpfs = {{u"/work"_s, u"rw,exec,nosuid,nodev,size=67108864,mode=0711"_s}};
    spec.ulimits = {{u"nofile"_s, 512, 1024}};
    spec.capDrop = {u"ALL"_s};
    spec.capAdd = {u"SETUID"_s, u"SETGID"_s};
    spec.securityOptions = {u"no-new-privileges"_s};
    spec.logOptions = {u"max-size=1m"_s, u"max-file=1"_s};
    spec.environment = {u"LC_A=b=c"_s};
    spec.hostname = u"learner"_s;
    spec.command = {u"sh"_s, u"-c"_s,
                    u"grep -E 'CapBnd|NoNewPrivs' /proc/self/status; ulimit -Sn; ulimit -Hn; hostname; echo $LC_A; "
                    "cat /proc/self/oom_score_adj; touch /x; touch /work/x && echo writable; ls /sys/class/net; "
                    "df -B1 --output=size /work /dev/shm"_s};
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"limits"_s), spec));
    QVERIFY2(created, why(created).constData());
    QCOMPARE(created->warnings, QStringList());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.wait(client.inspectContainer(created->id)).value().running, patience);

    const QByteArray log = m_fixture.wait(client.containerLogs(created->id)).value_or(QByteArray());
    QVERIFY2(log.contains("NoNewPrivs:\t1"), log.constData());
    QVERIFY2(log.contains("CapBnd:\t00000000000000c0"), log.constData());
    QVERIFY2(log.contains("\n512\n1024\nlearner\nb=c\n100\n"), log.constData());
    QVERIFY2(log.contains("Read-only file system"), log.constData());
    QVERIFY2(log.contains("writable"), log.constData());
    QVERIFY2(!log.contains("eth0"), log.constData());
    QVERIFY2(log.contains("67108864"), log.constData());
    QVERIFY2(log.contains("8388608"), log.constData());

    // The client does not read these back.
    const QJsonValue host = m_fixture.ask(u"/containers/%1/json"_s.arg(created->id))["HostConfig"_L1];
    QCOMPARE(host["Memory"_L1].toInteger(), 268435456);
    QCOMPARE(host["MemorySwap"_L1].toInteger(), 268435456);
    QCOMPARE(host["CpuPeriod"_L1].toInteger(), 1'000'000);
    QCOMPARE(host["CpuQuota"_L1].toInteger(), 500'000);
    QCOMPARE(host["NanoCpus"_L1].toInteger(), 0);
    QCOMPARE(host["PidsLimit"_L1].toInteger(), 64);
    QCOMPARE(host["RestartPolicy"_L1]["Name"_L1].toString(), u"no"_s);
    QCOMPARE(host["LogConfig"_L1]["Config"_L1]["max-size"_L1].toString(), u"1m"_s);
}

// What a Stop relies on: a group that has used up its quota goes on at once, and its limits stay the same. So it comes
// to have used more than all the quotas of the time that has passed, which it cannot otherwise.
void TestEngineContainers::aLimitSetAnewFreesWhatIsThrottled()
{
    constexpr ContainerUpdate limits{.cpuPeriodUs = 1'000'000, .cpuQuotaUs = 50'000};
    ContainerSpec spec = m_fixture.sleeper();
    spec.cpuPeriodUs = limits.cpuPeriodUs;
    spec.cpuQuotaUs = limits.cpuQuotaUs;
    spec.command = {u"sh"_s, u"-c"_s, u"while :; do :; done"_s};
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"throttled"_s), spec));
    QVERIFY2(created, why(created).constData());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    // In quotas, and how many more than there were periods, the one that is begun and the one that is left among them.
    const auto excess = [&] {
        const QJsonObject stats = m_fixture.ask(u"/containers/%1/stats?stream=false&one-shot=true"_s.arg(created->id));
        const double usedUs = stats["cpu_stats"_L1]["cpu_usage"_L1]["total_usage"_L1].toDouble() / 1e3;
        return usedUs / limits.cpuQuotaUs - static_cast<double>(clock.elapsed()) / 1'000 - 2;
    };
    QTest::qWait(1500);
    const double alone = excess();
    QVERIFY2(alone <= 0, qPrintable(QString::number(alone)));

    const auto isFreed = [&] {
        const auto updated = m_fixture.wait(client.updateContainer(created->id, limits));
        return updated && excess() > 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFreed(), patience);

    const QJsonValue host = m_fixture.ask(u"/containers/%1/json"_s.arg(created->id))["HostConfig"_L1];
    QCOMPARE(host["CpuPeriod"_L1].toInteger(), limits.cpuPeriodUs);
    QCOMPARE(host["CpuQuota"_L1].toInteger(), limits.cpuQuotaUs);
}

void TestEngineContainers::refusesANameThatIsTaken()
{
    EngineClient &client = m_fixture.client();
    QVERIFY(m_fixture.wait(client.createContainer(m_fixture.name(u"taken"_s), m_fixture.sleeper())));
    const auto second = m_fixture.wait(client.createContainer(m_fixture.name(u"taken"_s), m_fixture.sleeper()));
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"conflict"_s);
    QVERIFY(second.error().detail.contains(m_fixture.name(u"taken"_s)));
    QVERIFY(!second.error().message.contains(m_fixture.name(u"taken"_s)));
}

void TestEngineContainers::tellsWhatIsNotThere()
{
    EngineClient &client = m_fixture.client();
    QCOMPARE(m_fixture.wait(client.startContainer(m_fixture.name(u"nobody"_s))).error().code, u"not_found"_s);
    QCOMPARE(m_fixture.wait(client.inspectImage(m_fixture.name(u"nothing"_s))).error().code, u"not_found"_s);
    QVERIFY(m_fixture.wait(client.removeImage(m_fixture.name(u"nothing"_s))));
    QVERIFY(m_fixture.wait(client.removeNetwork(m_fixture.name(u"nowhere"_s))));
    ContainerSpec spec = m_fixture.sleeper();
    spec.image = m_fixture.name(u"no-image:never"_s);
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"imageless"_s), spec));
    QCOMPARE(created.error().code, u"not_found"_s);
}

void TestEngineContainers::readsBothStreamsOfTheLog()
{
    ContainerSpec spec = m_fixture.sleeper();
    spec.command = {u"sh"_s, u"-c"_s, u"for i in 1 2 3; do echo out$i; echo err$i >&2; done"_s};
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"log"_s), spec));
    QVERIFY2(created, why(created).constData());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.wait(client.inspectContainer(created->id)).value().running, patience);

    QByteArrayList lines = m_fixture.wait(client.containerLogs(created->id)).value().split('\n');
    std::ranges::sort(lines);
    QCOMPARE(lines, QByteArrayList({"", "err1", "err2", "err3", "out1", "out2", "out3"}));
    QCOMPARE(m_fixture.wait(client.containerLogs(created->id, 2)).value().count('\n'), 2);
}

void TestEngineContainers::boundsTheLog()
{
    ContainerSpec spec = m_fixture.sleeper();
    spec.command = {u"sh"_s, u"-c"_s, u"head -c 3000000 /dev/zero | tr '\\0' x; echo; echo the end"_s};
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"flood"_s), spec));
    QVERIFY2(created, why(created).constData());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.wait(client.inspectContainer(created->id)).value().running, patience);
    const auto log = m_fixture.wait(client.containerLogs(created->id, 1'000'000));
    QVERIFY2(log, why(log).constData());
    QCOMPARE(log->size(), 64 << 10);
    QVERIFY(log->endsWith("xxx\nthe end\n"));
}

void TestEngineContainers::listsByEveryLabel()
{
    EngineClient &client = m_fixture.client();
    const QString key = m_fixture.name(u"key"_s);
    ContainerSpec spec = m_fixture.sleeper();
    spec.labels.insert(key, u"a"_s);
    spec.labels.insert(u"second"_s, u"yes"_s);
    QVERIFY(m_fixture.wait(client.createContainer(m_fixture.name(u"list-both"_s), spec)));
    spec.labels.remove(u"second"_s);
    QVERIFY(m_fixture.wait(client.createContainer(m_fixture.name(u"list-one"_s), spec)));

    QCOMPARE(m_fixture.wait(client.listContainers({{key, u"a"_s}})).value().size(), 2);
    QCOMPARE(m_fixture.wait(client.listContainers({{key, u"b"_s}})).value().size(), 0);
    QCOMPARE(m_fixture.wait(client.listContainers({{key, {}}})).value().size(), 2);
    const auto both = m_fixture.wait(client.listContainers({{key, u"a"_s}, {u"second"_s, {}}})).value();
    QCOMPARE(both.size(), 1);
    QCOMPARE(both.first().name, m_fixture.name(u"list-both"_s));
    QCOMPARE(both.first().state, u"created"_s);
    QCOMPARE(both.first().labels, m_fixture.wait(client.inspectContainer(both.first().id)).value().labels);
}

void TestEngineContainers::reportsHealth()
{
    ContainerSpec spec = m_fixture.sleeper();
    spec.tmpfs = {{u"/run/check"_s, u"rw"_s}};
    spec.healthCheck = HealthCheck{.command = {u"test"_s, u"-e"_s, u"/run/check"_s},
                                   .interval = std::chrono::milliseconds(300),
                                   .timeout = std::chrono::milliseconds(2000),
                                   .startPeriod = std::chrono::milliseconds(100),
                                   .retries = 1};
    EngineClient &client = m_fixture.client();
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"health"_s), spec));
    QVERIFY2(created, why(created).constData());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.wait(client.inspectContainer(created->id)).value().health, u"healthy"_s,
                              patience);
}

void TestEngineContainers::makesAnInternalNetwork()
{
    EngineClient &client = m_fixture.client();
    const NetworkSpec network{.name = m_fixture.name(u"net"_s), .labels = m_fixture.labels()};
    const auto created = m_fixture.wait(client.createNetwork(network));
    QVERIFY2(created, why(created).constData());
    const auto second = m_fixture.wait(client.createNetwork(network));
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"conflict"_s);

    ContainerSpec spec = m_fixture.sleeper();
    spec.network = network.name;
    const auto container = m_fixture.wait(client.createContainer(m_fixture.name(u"inside"_s), spec));
    QVERIFY2(container, why(container).constData());
    const auto started = m_fixture.wait(client.startContainer(container->id));
    QVERIFY2(started, why(started).constData());
    const auto details = m_fixture.wait(client.inspectContainer(container->id));
    QVERIFY(!QHostAddress(details->addresses.value(network.name)).isNull());

    const auto networks = m_fixture.wait(client.listNetworks(m_fixture.labels()));
    QVERIFY2(networks, why(networks).constData());
    QCOMPARE(networks->size(), 1);
    QCOMPARE(networks->first().name, network.name);
    QCOMPARE(networks->first().containers, 1);

    const QJsonObject raw = m_fixture.ask(u"/networks/"_s + *created);
    QCOMPARE(raw["Internal"_L1].toBool(), true);
    QCOMPARE(raw["Options"_L1]["com.docker.network.bridge.enable_icc"_L1].toString(), u"false"_s);

    QVERIFY2(!m_fixture.wait(client.removeNetwork(*created)), "a network in use stays");
    QVERIFY(m_fixture.wait(client.removeContainer(container->id)));
    const auto removed = m_fixture.wait(client.removeNetwork(*created));
    QVERIFY2(removed, why(removed).constData());
}

void TestEngineContainers::publishesOnLoopback()
{
    EngineClient &client = m_fixture.client();
    const NetworkSpec network{
        .name = m_fixture.name(u"open"_s), .internal = false, .masquerade = false, .labels = m_fixture.labels()};
    QVERIFY(m_fixture.wait(client.createNetwork(network)));
    ContainerSpec spec = m_fixture.sleeper();
    spec.network = network.name;
    spec.publishedPort = 8765;
    const auto container = m_fixture.wait(client.createContainer(m_fixture.name(u"published"_s), spec));
    QVERIFY2(container, why(container).constData());
    const auto started = m_fixture.wait(client.startContainer(container->id));
    QVERIFY2(started, why(started).constData());
    const auto details = m_fixture.wait(client.inspectContainer(container->id));
    const quint16 port = details->publishedPorts.value(8765);
    QVERIFY(port != 0);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, patience);
}

QTEST_GUILESS_MAIN(TestEngineContainers)
#include "tst_engine_containers.moc"
