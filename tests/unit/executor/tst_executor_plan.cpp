// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ImageContext.h"
#include "core/executor/docker/Orphans.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/executor/pool/PoolHealth.h"
#include "core/executor/seats/RunQueue.h"
#include "core/run/Language.h"

#include <KTar>

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace Qt::StringLiterals;

// What is decided before anything is asked of an engine.
class TestExecutorPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contextIsDeterministic();
    void contextHashFollowsEveryPart();
    void builtInContextIsComplete();
    void incompleteContextIsAnError();
    void beaconLivesAsLongAsItsObject();
    void orphans_data();
    void orphans();
    void clientsTakeTurns();
    void queueIsBounded();
    void removingFromTheQueue();
    void status_data();
    void status();
    void warnings_data();
    void warnings();
};

namespace {

Identity someone()
{
    return {.prefix = u"lc"_s, .instance = u"00000001"_s, .host = u"boot:1"_s};
}

const Language &python()
{
    return *LanguageRegistry::builtIn().find(u"python"_s);
}

void put(const QTemporaryDir &dir, const QString &name, const QByteArray &content)
{
    QVERIFY(QFileInfo(dir.filePath(name)).dir().mkpath(u"."_s));
    QFile file(dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void TestExecutorPlan::contextIsDeterministic()
{
    QTemporaryDir dir;
    put(dir, u"executor"_s, "binary");
    put(dir, python().dockerfile, "FROM x");
    put(dir, u"runtime/python/b.py"_s, "b");
    put(dir, u"runtime/python/a/a.py"_s, "a");
    put(dir, u"runtime/cpp/not-ours"_s, "c");
    const auto context = ImageContext::load(python(), dir.path());
    QVERIFY(context);
    QStringList names;
    for (const ContextFile &file : context->files())
        names.append(file.name);
    QCOMPARE(names,
             (QStringList{python().dockerfile, u"executor"_s, u"languages.json"_s, u"runtime/python/a/a.py"_s,
                          u"runtime/python/b.py"_s}));

    const QByteArray tar = context->toTar();
    QTest::qWait(1100); // past a second, the step of a tar's clock
    QCOMPARE(ImageContext::load(python(), dir.path())->toTar(), tar);

    QBuffer buffer;
    buffer.setData(tar);
    KTar archive(&buffer);
    QVERIFY(archive.open(QIODevice::ReadOnly));
    const KArchiveFile *program = archive.directory()->file(u"executor"_s);
    QVERIFY(program);
    QCOMPARE(program->data(), QByteArray("binary"));
    QCOMPARE(program->permissions() & 0777, 0700);
    const KArchiveFile *script = archive.directory()->file(u"runtime/python/a/a.py"_s);
    QVERIFY(script);
    QCOMPARE(script->permissions() & 0777, 0644);
}

void TestExecutorPlan::contextHashFollowsEveryPart()
{
    QTemporaryDir dir;
    put(dir, u"executor"_s, "binary");
    put(dir, python().dockerfile, "FROM x");
    const QHash<QString, QString> base{{u"BASE_IMAGE"_s, u"one"_s}};
    const QString hash = ImageContext::load(python(), dir.path())->hash(base);
    QCOMPARE(hash.size(), 64);
    QCOMPARE(ImageContext::load(python(), dir.path())->hash(base), hash);
    QVERIFY(ImageContext::load(python(), dir.path())->hash({{u"BASE_IMAGE"_s, u"two"_s}}) != hash);
    put(dir, u"executor"_s, "binarY");
    QVERIFY(ImageContext::load(python(), dir.path())->hash(base) != hash);
    put(dir, u"executor"_s, "binary");
    put(dir, u"runtime/python/new"_s, "x");
    QVERIFY(ImageContext::load(python(), dir.path())->hash(base) != hash);
}

void TestExecutorPlan::builtInContextIsComplete()
{
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        const auto context = ImageContext::load(language);
        QVERIFY2(context, qPrintable(language.id));
        const auto executor = std::ranges::find(context->files(), u"executor"_s, &ContextFile::name);
        QVERIFY(executor != context->files().end());
        QVERIFY(executor->content.startsWith("\x7f"
                                             "ELF"));
        QVERIFY(std::ranges::any_of(context->files(), [&](const ContextFile &file) {
            return file.name.startsWith("runtime/"_L1 + language.id + u'/');
        }));
    }
}

void TestExecutorPlan::incompleteContextIsAnError()
{
    QTemporaryDir dir;
    put(dir, python().dockerfile, "FROM x");
    put(dir, u"executor"_s, "");
    const auto context = ImageContext::load(python(), dir.path());
    QVERIFY(!context);
    QCOMPARE(context.error().code, u"incomplete_build"_s);
}

void TestExecutorPlan::beaconLivesAsLongAsItsObject()
{
    const QString instance = randomHex(4);
    QVERIFY(!OwnerBeacon::isAlive(instance));
    {
        const OwnerBeacon beacon(instance);
        QVERIFY(beacon.isLit());
        QVERIFY(OwnerBeacon::isAlive(instance));
        QVERIFY(OwnerBeacon::isAlive(instance)); // asking does not put it out
        QVERIFY(!OwnerBeacon(instance).isLit());
        QVERIFY(OwnerBeacon::isAlive(instance));
    }
    QVERIFY(!OwnerBeacon::isAlive(instance));
}

void TestExecutorPlan::orphans_data()
{
    QTest::addColumn<QString>("installation");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("orphan");
    const QString dead = u"0badc0de"_s;
    const QString here = u"boot:1"_s;
    QTest::newRow("dead, running") << u"lc"_s << dead << here << u"running"_s << true;
    QTest::newRow("dead, created") << u"lc"_s << dead << here << u"created"_s << true;
    QTest::newRow("dead, network") << u"lc"_s << dead << here << QString() << true;
    QTest::newRow("our own") << u"lc"_s << u"00000001"_s << here << u"exited"_s << false;
    QTest::newRow("alive") << u"lc"_s << u"alive"_s << here << u"exited"_s << false;
    QTest::newRow("other installation") << u"xy"_s << dead << here << u"exited"_s << false;
    QTest::newRow("no labels") << QString() << QString() << QString() << u"exited"_s << false;
    QTest::newRow("odd owner") << u"lc"_s << u"../../x"_s << here << u"exited"_s << false;
    QTest::newRow("no host") << u"lc"_s << dead << QString() << u"exited"_s << false;
    QTest::newRow("other namespace, running") << u"lc"_s << dead << u"boot:2"_s << u"running"_s << false;
    QTest::newRow("other namespace, created") << u"lc"_s << dead << u"boot:2"_s << u"created"_s << false;
    QTest::newRow("other namespace, exited") << u"lc"_s << dead << u"boot:2"_s << u"exited"_s << true;
    QTest::newRow("other namespace, network") << u"lc"_s << dead << u"boot:2"_s << QString() << false;
    QTest::newRow("earlier boot, created") << u"lc"_s << dead << u"past:1"_s << u"created"_s << true;
    QTest::newRow("earlier boot, network") << u"lc"_s << dead << u"past:1"_s << QString() << true;
    QTest::newRow("other machine, running") << u"lc"_s << dead << u"past:1"_s << u"running"_s << false;
}

void TestExecutorPlan::orphans()
{
    QFETCH(QString, installation);
    QFETCH(QString, owner);
    QFETCH(QString, host);
    QFETCH(QString, state);
    QFETCH(bool, orphan);
    const QString living = randomHex(4);
    const OwnerBeacon beacon(living);
    const engine::Labels labels{
        {label::installation, installation}, {label::owner, owner == "alive"_L1 ? living : owner}, {label::host, host}};
    QCOMPARE(isOrphan(labels, state, someone()), orphan);
}

void TestExecutorPlan::clientsTakeTurns()
{
    RunQueue queue(10);
    for (quint64 ticket : {1, 2, 3, 4})
        QVERIFY(queue.push(u"python"_s, u"greedy"_s, ticket));
    QVERIFY(queue.push(u"python"_s, u"modest"_s, 5));
    QVERIFY(queue.push(u"cpp"_s, u"modest"_s, 6));
    QList<quint64> order;
    while (const auto next = queue.pop(u"python"_s))
        order.append(*next);
    QCOMPARE(order, (QList<quint64>{1, 5, 2, 3, 4}));
    QCOMPARE(queue.waiting(u"cpp"_s), 1);
    QCOMPARE(queue.pop(u"cpp"_s), 6);
    QVERIFY(!queue.pop(u"cpp"_s));
}

void TestExecutorPlan::queueIsBounded()
{
    RunQueue queue(2);
    QVERIFY(queue.push(u"python"_s, u"a"_s, 1));
    QVERIFY(queue.push(u"cpp"_s, u"b"_s, 2));
    QVERIFY(!queue.push(u"javascript"_s, u"c"_s, 3));
    QVERIFY(queue.pop(u"cpp"_s));
    QVERIFY(queue.push(u"javascript"_s, u"c"_s, 3));
    QCOMPARE(queue.waiting(), 2);
}

void TestExecutorPlan::removingFromTheQueue()
{
    RunQueue queue(5);
    QVERIFY(queue.push(u"python"_s, u"a"_s, 1));
    QVERIFY(queue.push(u"python"_s, u"b"_s, 2));
    QVERIFY(queue.remove(1));
    QVERIFY(!queue.remove(1));
    QCOMPARE(queue.waiting(u"python"_s), 1);
    QCOMPARE(queue.pop(u"python"_s), 2);
}

void TestExecutorPlan::status_data()
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

void TestExecutorPlan::status()
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

void TestExecutorPlan::warnings_data()
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

void TestExecutorPlan::warnings()
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

QTEST_GUILESS_MAIN(TestExecutorPlan)
#include "tst_executor_plan.moc"
