// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ContainerPlan.h"
#include "core/run/Language.h"
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ExecutorContainer.h"

#include <QJsonArray>
#include <QTest>

using namespace learncode;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// What the engine itself says about a container: no more rights, and no fewer limits, than docker/executor/README.md explains.
class TestContainerRights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void capabilities();
    void limits();
    void sharesNothing();
    void kernelAgrees();

private:
    [[nodiscard]] QJsonValue host(const QString &member) const { return m_details[u"HostConfig"_s][member]; }

    EngineProbe m_engine{engineSocket()};
    std::unique_ptr<ExecutorContainer> m_container;
    QJsonObject m_details;
};

namespace {

/// Sorted, and as one engine or another writes them: "CAP_KILL" and "KILL".
QStringList names(const QJsonValue &list)
{
    QStringList found;
    for (const QJsonValue &item : list.toArray()) {
        QString name = item.toString();
        found.append(name.startsWith("CAP_"_L1) ? name.sliced(4) : name);
    }
    found.sort();
    return found;
}

/// Absent, null, an empty list, object or text.
bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty()) || (value.isString() && value.toString().isEmpty());
}

} // namespace

void TestContainerRights::initTestCase_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
        QTest::newRow(qPrintable(language)) << language;
}

void TestContainerRights::init()
{
    QFETCH_GLOBAL(const QString, language);
    if (m_container && m_container->languageId() == language)
        return;
    m_container = std::make_unique<ExecutorContainer>(language);
    QCOMPARE(m_container->open(), QString());
    m_details = m_engine.inspectContainer(m_container->id());
    QVERIFY(!m_details.isEmpty());
}

void TestContainerRights::cleanup()
{
    if (QTest::currentTestFailed())
        m_container.reset();
}

void TestContainerRights::capabilities()
{
    QCOMPARE(names(host(u"CapDrop"_s)), QStringList{u"ALL"_s});
    QStringList added = names(host(u"CapAdd"_s));
    added.removeOne(u"SYS_NICE"_s); // not every engine can give it
    QCOMPARE(added, (QStringList{u"CHOWN"_s, u"KILL"_s, u"SETGID"_s, u"SETUID"_s}));
    QCOMPARE(host(u"Privileged"_s), QJsonValue(false));
    QCOMPARE(host(u"SecurityOpt"_s).toArray(), QJsonArray{u"no-new-privileges"_s}); // seccomp: the engine's default
    QVERIFY(isNothing(host(u"GroupAdd"_s)));
}

void TestContainerRights::limits()
{
    const executor::PoolOptions options;
    QCOMPARE(host(u"Memory"_s).toInteger(), options.memoryBytes);
    QCOMPARE(host(u"Memory"_s).toInteger(), 256 << 20);
    QCOMPARE(host(u"MemorySwap"_s).toInteger(), options.memoryBytes); // both together: no swap
    QVERIFY(!host(u"OomKillDisable"_s).toBool());
    QCOMPARE(host(u"CpuPeriod"_s).toInteger(), 1'000'000);
    QCOMPARE(host(u"CpuQuota"_s).toInteger(), 500'000);
    const Language *language = LanguageRegistry::builtIn().find(m_container->languageId());
    QCOMPARE(host(u"PidsLimit"_s).toInteger(), executor::mostProcesses(*language));
    QCOMPARE(host(u"ShmSize"_s).toInteger(), options.shmBytes);
    const QJsonObject ulimit = host(u"Ulimits"_s)[0].toObject();
    QCOMPARE(ulimit[u"Name"_s].toString(), u"nofile"_s);
    QCOMPARE(ulimit[u"Hard"_s].toInteger(), options.openFiles);
    QCOMPARE(host(u"LogConfig"_s)[u"Config"_s][u"max-size"_s].toString(), u"1m"_s);
    QCOMPARE(host(u"RestartPolicy"_s)[u"Name"_s].toString(), u"no"_s);
}

void TestContainerRights::sharesNothing()
{
    QCOMPARE(host(u"ReadonlyRootfs"_s), QJsonValue(true));
    for (const QString &member :
         {u"Binds"_s, u"Mounts"_s, u"VolumesFrom"_s, u"Devices"_s, u"DeviceRequests"_s, u"DeviceCgroupRules"_s,
          u"PortBindings"_s, u"Links"_s, u"ExtraHosts"_s, u"PidMode"_s, u"UTSMode"_s, u"UsernsMode"_s})
        QVERIFY2(isNothing(host(member)), qPrintable(member));
    // Of the kernel's settings only bounds of System V objects, which each container has for itself.
    for (const QString &setting : host(u"Sysctls"_s).toObject().keys())
        QVERIFY2(setting.startsWith("kernel.shm"_L1) || setting.startsWith("kernel.msg"_L1)
                     || setting == "kernel.sem"_L1,
                 qPrintable(setting));
    QVERIFY(isNothing(m_details[u"Mounts"_s]));
    QVERIFY(host(u"IpcMode"_s).toString() != "host"_L1);
    QCOMPARE(host(u"PublishAllPorts"_s), QJsonValue(false));
    QCOMPARE(host(u"NetworkMode"_s).toString(), m_container->network());
    QCOMPARE(host(u"Dns"_s).toArray(), QJsonArray{u"127.0.0.1"_s}); // nobody to ask
    // Each place in memory is bounded.
    const QJsonObject tmpfs = host(u"Tmpfs"_s).toObject();
    QVERIFY(tmpfs.contains(u"/work"_s));
    for (const QJsonValue &mount : tmpfs)
        QVERIFY(mount.toString().contains("size="_L1) && mount.toString().contains("nosuid,nodev"_L1)
                && mount.toString().contains("nr_inodes="_L1));
}

/// The same from within: CHOWN is 0, KILL 5, SETGID 6, SETUID 7, SYS_NICE 23.
void TestContainerRights::kernelAgrees()
{
    const auto sees = [this](const QString &line, const QString &file = u"/proc/1/status"_s) {
        return m_engine.execute(m_container->id(), {u"grep"_s, u"-qE"_s, u'^' + line + u'$', file});
    };
    QCOMPARE(sees(u"Cap(Prm|Bnd):\t0*ff"_s), 1); // it can fail
    const QString mask = names(host(u"CapAdd"_s)).contains(u"SYS_NICE"_s) ? u"8000e1"_s : u"e1"_s;
    for (const QString &line : {u"CapPrm:\t0+"_s + mask, u"CapEff:\t0+"_s + mask, u"CapBnd:\t0+"_s + mask,
                                u"CapInh:\t0+(%1)?"_s.arg(mask), u"CapAmb:\t0+"_s, u"NoNewPrivs:\t1"_s,
                                u"Seccomp:\t2"_s})
        QVERIFY2(sees(line) == 0, qPrintable(line));
    QCOMPARE(sees(u"\\S+ / \\S+ ro[, ].*"_s, u"/proc/self/mounts"_s), 0);
    QCOMPARE(sees(u"\\S+ /work tmpfs rw,nosuid,nodev,.*"_s, u"/proc/self/mounts"_s), 0);
    QCOMPARE(m_engine.execute(m_container->id(), {u"test"_s, u"-e"_s, u"/var/run/docker.sock"_s}), 1);
}

QTEST_GUILESS_MAIN(TestContainerRights)
#include "tst_container_rights.moc"
