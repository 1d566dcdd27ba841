// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SpecJson.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace learncode::engine;

/// What we ask of the engine, as its JSON.
class TestEngineSpecJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryLimit();
    void leavesOutWhatIsNotSet();
    void isolatesByDefault();
    void publishesOnLoopbackOnly();
    void writesHealthInNanoseconds();
    void joinsANetwork();
    void updatesOnlyWhatIsSet();
    void writesNetworks_data();
    void writesNetworks();
    void filtersByLabels();
};

namespace {

// A value, whose members can be read and not assigned.
template<typename T>
QJsonValue asked(const T &spec)
{
    return toJson(spec);
}

QJsonValue host(const ContainerSpec &spec)
{
    return asked(spec)["HostConfig"_L1];
}

} // namespace

void TestEngineSpecJson::writesEveryLimit()
{
    ContainerSpec spec;
    spec.memoryBytes = 256ll << 20;
    spec.cpuPeriodUs = 1'000'000;
    spec.cpuQuotaUs = 500'000;
    spec.pidsLimit = 256;
    spec.oomScoreAdj = 500;
    spec.shmBytes = 64 << 20;
    spec.ulimits = {{u"nofile"_s, 1024, 2048}};
    spec.tmpfs = {{u"/work"_s, u"rw,exec"_s}};
    spec.sysctls = {{u"kernel.shmall"_s, u"2048"_s}};
    spec.logOptions = {u"max-size=1m"_s, u"tag=a=b"_s};
    const QJsonObject json = host(spec).toObject();
    QCOMPARE(json["Memory"_L1].toInteger(), 268435456);
    QCOMPARE(json["MemorySwap"_L1].toInteger(), 268435456);
    QCOMPARE(json["CpuPeriod"_L1].toInteger(), 1'000'000);
    QCOMPARE(json["CpuQuota"_L1].toInteger(), 500'000);
    QVERIFY(!json.contains("NanoCpus"_L1));
    QVERIFY(!json.contains("MemorySwappiness"_L1));
    QCOMPARE(json["PidsLimit"_L1].toInteger(), 256);
    QCOMPARE(json["OomScoreAdj"_L1].toInteger(), 500);
    QCOMPARE(json["ShmSize"_L1].toInteger(), 67108864);
    QCOMPARE(json["Ulimits"_L1],
             (QJsonArray{QJsonObject{{"Name"_L1, u"nofile"_s}, {"Soft"_L1, 1024}, {"Hard"_L1, 2048}}}));
    QCOMPARE(json["Tmpfs"_L1], (QJsonObject{{"/work"_L1, u"rw,exec"_s}}));
    QCOMPARE(json["Sysctls"_L1], (QJsonObject{{"kernel.shmall"_L1, u"2048"_s}}));
    QCOMPARE(json["LogConfig"_L1],
             (QJsonObject{{"Type"_L1, u"json-file"_s},
                          {"Config"_L1, QJsonObject{{"max-size"_L1, u"1m"_s}, {"tag"_L1, u"a=b"_s}}}}));
}

void TestEngineSpecJson::leavesOutWhatIsNotSet()
{
    const QJsonObject json = toJson(ContainerSpec{});
    for (const QString &key : {u"Cmd"_s, u"Hostname"_s, u"Healthcheck"_s, u"ExposedPorts"_s, u"NetworkingConfig"_s})
        QVERIFY2(!json.contains(key), qPrintable(key));
    for (const QString &key : {u"Memory"_s, u"MemorySwap"_s, u"CpuPeriod"_s, u"CpuQuota"_s, u"PidsLimit"_s,
                               u"ShmSize"_s, u"Sysctls"_s, u"PortBindings"_s})
        QVERIFY2(!host({}).toObject().contains(key), qPrintable(key));
}

void TestEngineSpecJson::isolatesByDefault()
{
    const QJsonValue json = host({});
    QCOMPARE(json["ReadonlyRootfs"_L1], true);
    QCOMPARE(json["NetworkMode"_L1], u"none"_s);
    QCOMPARE(json["AutoRemove"_L1], false);
    QCOMPARE(json["Init"_L1], false);
    QCOMPARE(json["RestartPolicy"_L1]["Name"_L1], u"no"_s);
    QCOMPARE(asked(ContainerSpec{})["Tty"_L1], false);

    ContainerSpec spec;
    spec.capDrop = {u"ALL"_s};
    spec.dnsServers = {u"127.0.0.1"_s};
    spec.dnsOptions = {u"timeout:1"_s};
    spec.capAdd = {u"KILL"_s};
    spec.securityOptions = {u"no-new-privileges"_s};
    QCOMPARE(host(spec)["CapDrop"_L1], QJsonArray{u"ALL"_s});
    QCOMPARE(host(spec)["Dns"_L1], QJsonArray{u"127.0.0.1"_s});
    QCOMPARE(host(spec)["DnsOptions"_L1], QJsonArray{u"timeout:1"_s});
    QCOMPARE(host(spec)["CapAdd"_L1], QJsonArray{u"KILL"_s});
    QCOMPARE(host(spec)["SecurityOpt"_L1], QJsonArray{u"no-new-privileges"_s});
}

void TestEngineSpecJson::publishesOnLoopbackOnly()
{
    ContainerSpec spec;
    spec.publishedPort = 8765;
    QCOMPARE(host(spec)["PortBindings"_L1]["8765/tcp"_L1],
             (QJsonArray{QJsonObject{{"HostIp"_L1, u"127.0.0.1"_s}, {"HostPort"_L1, QString()}}}));
    QVERIFY(asked(spec)["ExposedPorts"_L1]["8765/tcp"_L1].isObject());
}

void TestEngineSpecJson::writesHealthInNanoseconds()
{
    ContainerSpec spec;
    spec.healthCheck = HealthCheck{.command = {u"/executor"_s, u"--health"_s},
                                   .interval = std::chrono::milliseconds(1500),
                                   .timeout = std::chrono::seconds(3),
                                   .startPeriod = std::chrono::hours(1),
                                   .retries = 4};
    const QJsonValue health = asked(spec)["Healthcheck"_L1];
    QCOMPARE(health["Test"_L1], (QJsonArray{u"CMD"_s, u"/executor"_s, u"--health"_s}));
    QCOMPARE(health["Interval"_L1].toInteger(), 1'500'000'000);
    QCOMPARE(health["Timeout"_L1].toInteger(), 3'000'000'000);
    QCOMPARE(health["StartPeriod"_L1].toInteger(), 3'600'000'000'000);
    QCOMPARE(health["Retries"_L1].toInteger(), 4);
}

void TestEngineSpecJson::joinsANetwork()
{
    ContainerSpec spec;
    spec.network = u"inner"_s;
    QCOMPARE(host(spec)["NetworkMode"_L1], u"inner"_s);
    QVERIFY(asked(spec)["NetworkingConfig"_L1]["EndpointsConfig"_L1]["inner"_L1].isObject());
}

void TestEngineSpecJson::updatesOnlyWhatIsSet()
{
    QCOMPARE(toJson(ContainerUpdate{}), QJsonObject());
    QCOMPARE(toJson(ContainerUpdate{.cpuQuotaUs = 7}), (QJsonObject{{u"CpuQuota"_s, 7}}));
}

void TestEngineSpecJson::writesNetworks_data()
{
    QTest::addColumn<bool>("internal");
    QTest::addColumn<bool>("interContainer");
    QTest::addColumn<bool>("masquerade");
    QTest::newRow("closed") << true << false << true;
    QTest::newRow("for a published port") << false << false << false;
    QTest::newRow("open") << false << true << true;
}

void TestEngineSpecJson::writesNetworks()
{
    QFETCH(bool, internal);
    QFETCH(bool, interContainer);
    QFETCH(bool, masquerade);
    const QJsonValue json = asked(NetworkSpec{.name = u"n"_s,
                                              .internal = internal,
                                              .interContainer = interContainer,
                                              .masquerade = masquerade,
                                              .labels = {{u"a"_s, u"b"_s}}});
    QCOMPARE(json["Name"_L1], u"n"_s);
    QCOMPARE(json["Driver"_L1], u"bridge"_s);
    QCOMPARE(json["CheckDuplicate"_L1], true);
    QCOMPARE(json["Internal"_L1], internal);
    QCOMPARE(json["Labels"_L1]["a"_L1], u"b"_s);
    const auto word = [](bool on) { return on ? u"true"_s : u"false"_s; };
    QCOMPARE(json["Options"_L1]["com.docker.network.bridge.enable_icc"_L1], word(interContainer));
    QCOMPARE(json["Options"_L1]["com.docker.network.bridge.enable_ip_masquerade"_L1], word(masquerade));
}

void TestEngineSpecJson::filtersByLabels()
{
    QCOMPARE(labelFilter({}), R"({"label":[]})");
    QCOMPARE(labelFilter({{u"b"_s, {}}, {u"a"_s, u"x"_s}}), R"({"label":["a=x","b"]})");
}

QTEST_GUILESS_MAIN(TestEngineSpecJson)
#include "tst_engine_specjson.moc"
