// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ProgramCase.h"
#include "tests/executor/UsageProbe.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// What the executor says the container holds: it sees what a run holds, and that nothing is left of it. Every other
// test of this suite relies on it.
class TestContainerUsage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void needsTheToken_data();
    void needsTheToken();
    void seesWhatARunHolds_data();
    void seesWhatARunHolds();
    void seesAMessageQueue();
    void countsRuns();
    void tellsWhatDiffers();
    void wearsOut();

private:
    [[nodiscard]] ExecutorContainer &container() { return m_executors.container(u"python"_s); }

    Executors m_executors;
};

namespace {

/// The number at "sockets.tcp"; -1 if there is none.
qint64 at(const QJsonObject &usage, const QString &path)
{
    QJsonValue value = usage;
    for (const QString &key : path.split(u'.'))
        value = value[key];
    return value.toInteger(-1);
}

} // namespace

void TestContainerUsage::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(m_executors.usageIsAtBaseline(u"python"_s), QByteArray());
}

void TestContainerUsage::needsTheToken_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("withToken");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("without") << "/usage"_ba << false << "HTTP/1.1 401 "_ba;
    QTest::newRow("with it") << "/usage"_ba << true << "HTTP/1.1 200 "_ba;
    QTest::newRow("health needs none") << "/health"_ba << false << "HTTP/1.1 200 "_ba;
    QTest::newRow("nothing else is there") << "/usages"_ba << true << "HTTP/1.1 404 "_ba;
}

void TestContainerUsage::needsTheToken()
{
    QFETCH(const QByteArray, path);
    QFETCH(const bool, withToken);
    QFETCH(const QByteArray, start);
    const QByteArray answer = askExecutor(container().url(), path, withToken ? container().token() : QString());
    QVERIFY2(answer.startsWith(start), answer.constData());
    QCOMPARE(answer.contains("processes"), path == "/usage" && withToken);
}

void TestContainerUsage::seesWhatARunHolds_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("member");
    QTest::addColumn<qint64>("growth"); // over the baseline, at least
    const QByteArray c = "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\n";
    QTest::newRow("a process") << "import os, time\nif os.fork() == 0: time.sleep(1000)"_ba << u"processes"_s << qint64{2};
    QTest::newRow("a zombie") << "import os\nif os.fork() == 0: os._exit(0)\nos.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)"_ba << u"zombies"_s << qint64{1};
    QTest::newRow("a file") << "open('f', 'w').write('x' * 1000000)"_ba << u"fileSystems./work.bytes"_s << qint64{1'000'000};
    QTest::newRow("its directory") << QByteArray() << u"directories./work"_s << qint64{1};
    QTest::newRow("files") << "for i in range(50): open(f'f{i}', 'w').close()"_ba << u"fileSystems./work.inodes"_s << qint64{50};
    QTest::newRow("a deleted file that is open") << "import os\nf = open('f', 'wb')\nf.write(b'x' * 1000000)\nf.flush()\nos.unlink('f')"_ba << u"fileSystems./work.bytes"_s << qint64{1'000'000};
    QTest::newRow("shared memory") << "open('/dev/shm/x', 'w').write('x' * 100000)"_ba << u"fileSystems./dev/shm.bytes"_s << qint64{100'000};
    QTest::newRow("a name in /dev/shm") << "open('/dev/shm/x', 'w').close()"_ba << u"directories./dev/shm"_s << qint64{1};
    QTest::newRow("System V shared memory") << c + "assert c.shmget(0, 4096, 0o1600) >= 0"_ba << u"systemV.shm"_s << qint64{1};
    QTest::newRow("System V semaphores") << c + "assert c.semget(0, 1, 0o1600) >= 0"_ba << u"systemV.sem"_s << qint64{1};
    QTest::newRow("System V messages") << c + "assert c.msgget(0, 0o1600) >= 0"_ba << u"systemV.msg"_s << qint64{1};
    QTest::newRow("Unix sockets") << "import socket\nkept = [socket.socketpair() for i in range(20)]"_ba << u"sockets.unix"_s << qint64{40};
    QTest::newRow("a pipe to the executor") << QByteArray() << u"executor.descriptors"_s << qint64{1};
    QTest::newRow("memory") << "kept = bytearray(b'x') * 50000000"_ba << u"memoryBytes"_s << qint64{50'000'000};
}

void TestContainerUsage::seesWhatARunHolds()
{
    QFETCH(const QByteArray, code);
    QFETCH(const QString, member);
    QFETCH(const qint64, growth);
    const QJsonObject before = container().usage();
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 run = link.start(code + "\nprint('up', flush=True)\ninput()");
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n" || link.log(run).hasEnded(); }));
    QVERIFY2(!link.log(run).hasEnded(), link.log(run).describe().constData());
    const QJsonObject during = container().usage();
    QVERIFY2(at(during, member) >= at(before, member) + growth, usageDifference(before, during).constData());
    QVERIFY(residueDifference(before, during).contains("runs: 0 -> 1\n"));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(m_executors.usageIsAtBaseline(u"python"_s), QByteArray());
}

/// A run's own rules may refuse it one, so a process beside the executor makes it.
void TestContainerUsage::seesAMessageQueue()
{
    EngineProbe engine(engineSocket());
    const auto python = [&](const QString &call) {
        const QString code = u"import ctypes, sys\n"
                             "c = ctypes.CDLL(None)\n"
                             "small = (ctypes.c_long * 8)(0, 2, 64)\n"
                             "sys.exit(10 if c.%1 >= 0 else 11)"_s.arg(call);
        return engine.execute(container().id(), {u"python3"_s, u"-c"_s, code});
    };
    const QJsonObject before = container().usage();
    QCOMPARE(python(u"mq_open(b'/q', 0o102, 0o600, small)"_s), 10);
    QCOMPARE(residueDifference(before, container().usage()), QByteArray("directories./dev/mqueue: 0 -> 1\n"));
    QCOMPARE(python(u"mq_unlink(b'/q')"_s), 10);
    QCOMPARE(m_executors.usageIsAtBaseline(u"python"_s), QByteArray());
}

void TestContainerUsage::countsRuns()
{
    RawLink &link = m_executors.link(u"python"_s);
    QList<quint32> runs;
    for (int i = 0; i < 3; ++i)
        runs.append(link.start("print('up')\ninput()"));
    QVERIFY(RawLink::waitFor([&] { return std::ranges::all_of(runs, [&](quint32 run) { return link.log(run).out == "up\n"; }); }));
    const QJsonObject during = container().usage();
    QCOMPARE(at(during, u"runs"_s), 3);
    QCOMPARE(at(during, u"processes"_s), 3);
    QCOMPARE(at(during, u"lostUsers"_s), 0);
    for (const quint32 run : runs)
        link.sendEof(run);
    QVERIFY(RawLink::waitFor([&] { return std::ranges::all_of(runs, [&](quint32 run) { return link.log(run).hasEnded(); }); }));
    QCOMPARE(m_executors.usageIsAtBaseline(u"python"_s), QByteArray());
}

void TestContainerUsage::tellsWhatDiffers()
{
    const QJsonObject usage = container().usage();
    QCOMPARE(usageDifference(usage, usage), QByteArray());
    QVERIFY(!usageDifference(usage, {}).isEmpty());

    QJsonObject more = usage;
    QJsonObject sockets = more[u"sockets"_s].toObject();
    sockets[u"unix"_s] = sockets[u"unix"_s].toInteger() + 2;
    more[u"sockets"_s] = sockets;
    more[u"zombies"_s] = 7;
    QCOMPARE(usageDifference(usage, more), QByteArray("zombies: 0 -> 7\nsockets.unix: 0 -> 2\n"));

    QJsonObject grown = usage;
    QJsonObject executor = grown[u"executor"_s].toObject();
    const qint64 resident = executor[u"residentKb"_s].toInteger();
    executor[u"residentKb"_s] = resident + maxResidentGrowthKb;
    grown[u"executor"_s] = executor;
    QCOMPARE(usageDifference(usage, grown), QByteArray());
    executor[u"residentKb"_s] = resident + maxResidentGrowthKb + 1;
    grown[u"executor"_s] = executor;
    QVERIFY(usageDifference(usage, grown).startsWith("executor.residentKb: "));
}

/// Something holds its memory that no run can be charged for. It says so, does what it is told all the same, and goes when
/// nobody makes it anew.
void TestContainerUsage::wearsOut()
{
    EngineProbe engine(engineSocket());
    Executors executors;
    const QString wrong = executors.open({u"python"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    RawLink &link = executors.link(u"python"_s);
    ExecutorContainer &worn = executors.container(u"python"_s);
    const quint32 run = link.start("print('up', flush=True)\ninput()");
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n"; }));
    const QStringList hog{u"python3"_s, u"-c"_s, u"import time; a = b'x' * 60_000_000; time.sleep(1000)"_s};
    QVERIFY(!engine.start(worn.id(), hog).isEmpty());
    QVERIFY(RawLink::waitFor([&] { return worn.usage()[u"memoryBytes"_s].toInteger() > 60'000'000; }));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(link.log(run).outcome(), u"stopped"_s); // and for nothing else
    QVERIFY(RawLink::waitFor([&] { return link.texts.contains(uR"({"type":"worn"})"_s); }));
    QCOMPARE(executors.checkHello(u"python"_s), QByteArray());
    QVERIFY(RawLink::waitFor([&] { return !worn.isRunning(); }));
}

QTEST_GUILESS_MAIN(TestContainerUsage)
#include "tst_container_usage.moc"
