// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/pool/PoolHealth.h"

#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace Qt::StringLiterals;

// What executors and engine together amount to.
class TestExecutorHealth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_data();
    void status();
    void warnings_data();
    void warnings();
};

void TestExecutorHealth::status_data()
{
    using enum ExecutorState;
    QTest::addColumn<bool>("engine");
    QTest::addColumn<QList<ExecutorState>>("states");
    QTest::addColumn<ServiceStatus>("status");
    QTest::newRow("all ready") << true << QList{Ready, Ready, Ready} << ServiceStatus::Ok;
    QTest::newRow("fresh") << true << QList{Absent, Absent, Absent} << ServiceStatus::Starting;
    QTest::newRow("building") << true << QList{Building, Ready, Starting} << ServiceStatus::Starting;
    QTest::newRow("one restarts") << true << QList{Restarting, Ready, Ready} << ServiceStatus::Degraded;
    QTest::newRow("one failed") << true << QList{Failed, Ready, Building} << ServiceStatus::Degraded;
    QTest::newRow("one failed, others build") << true << QList{Failed, Building, Building} << ServiceStatus::Starting;
    QTest::newRow("all restart") << true << QList{Restarting, Restarting, Restarting} << ServiceStatus::Down;
    QTest::newRow("no engine") << false << QList{Absent, Absent, Absent} << ServiceStatus::Down;
    QTest::newRow("engine left, executors live") << false << QList{Ready, Absent, Ready} << ServiceStatus::Degraded;
}

void TestExecutorHealth::status()
{
    QFETCH(bool, engine);
    QFETCH(QList<ExecutorState>, states);
    QFETCH(ServiceStatus, status);
    EngineHealth engineHealth;
    if (!engine)
        engineHealth.problem = Error{};
    QList<ExecutorHealth> executors;
    for (const ExecutorState state : states) {
        executors.append(ExecutorHealth{});
        executors.last().state = state;
    }
    QCOMPARE(statusOf(engineHealth, executors), status);
}

void TestExecutorHealth::warnings_data()
{
    const auto confined = [](bool filter, int landlock) {
        ExecutorHealth executor;
        executor.confinement = Confinement{.filter = filter, .landlock = landlock};
        return executor;
    };
    engine::EngineInfo debian;
    debian.operatingSystem = u"Debian GNU/Linux 13 (trixie)"_s;
    engine::EngineInfo desktop;
    desktop.operatingSystem = u"Docker Desktop"_s;
    QTest::addColumn<engine::EngineInfo>("engine");
    QTest::addColumn<bool>("reachable");
    QTest::addColumn<QList<ExecutorHealth>>("executors");
    QTest::addColumn<QStringList>("codes");
    QTest::newRow("no engine") << debian << false << QList<ExecutorHealth>() << QStringList();
    QTest::newRow("no executor yet") << debian << true << QList{ExecutorHealth()} << QStringList{u"host_services"_s};
    QTest::newRow("all there is") << debian << true << QList{confined(true, 7)} << QStringList{u"host_services"_s};
    QTest::newRow("Docker Desktop") << desktop << true << QList{confined(true, 6)} << QStringList{u"open_network"_s};
    QTest::newRow("no Landlock") << debian << true << QList{confined(true, 0), confined(true, 0)}
                                 << QStringList{u"no_landlock"_s, u"host_services"_s};
    QTest::newRow("no filter in one") << debian << false << QList{confined(true, 7), confined(false, 7)}
                                      << QStringList{u"no_filter"_s};
}

void TestExecutorHealth::warnings()
{
    QFETCH(const engine::EngineInfo, engine);
    QFETCH(const bool, reachable);
    QFETCH(const QList<ExecutorHealth>, executors);
    QFETCH(const QStringList, codes);
    EngineHealth engineHealth;
    engineHealth.reachable = reachable;
    QStringList found;
    for (const HealthWarning &warning : confinementWarnings(engineHealth, engine, executors)) {
        found.append(warning.code);
        QVERIFY(warning.message.endsWith(u'.') && !warning.message.contains(u"%1"_s));
    }
    QCOMPARE(found, codes);
}

QTEST_GUILESS_MAIN(TestExecutorHealth)
#include "tst_executor_health.moc"
