// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// Nothing of a run is left when it has finished: the next one finds the container as the first one did.
class TestContainerResidue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theProbeSees_data();
    void theProbeSees();
    void programs_data();
    void programs();
    void childrenDoNotDelayTheResult();
    void whoHasAllProcessesIsCleanedUpAfter();
    void patchedModuleIsWholeAgain();

private:
    [[nodiscard]] QByteArray probe();
    [[nodiscard]] QByteArray settledProbe();

    Executors m_executors;
    QByteArray m_baseline;
};

namespace {

const std::vector<ProgramCase> &cases()
{
    static const std::vector<ProgramCase> all{
        {.name = "100 sleepers", .language = "python", .code = "import os, time\nfor i in range(100):\n  if os.fork() == 0: time.sleep(1000)\nprint('done')", .out = "done\n"},
        {.name = "a session of its own", .language = "python", .code = "import os, time\nif os.fork() == 0:\n  os.setsid()\n  time.sleep(1000)"},
        {.name = "a daemon", .language = "python", .code = "import os, time\nif os.fork() == 0:\n  os.setsid()\n  if os.fork() == 0:\n    os.closerange(0, 100)\n    time.sleep(1000)\n  os._exit(0)"},
        {.name = "a daemon that ignores signals and spins", .language = "python", .code = "import os, signal\nif os.fork() == 0:\n  os.setsid()\n  for s in (1, 2, 15): signal.signal(s, signal.SIG_IGN)\n  while True: pass"},
        {.name = "files everywhere", .language = "python", .code = "import os\nfor place in ('.', '..', '../tmp', '/dev/shm'): open(place + '/left', 'w').write('x' * 5000)\nos.makedirs('../tmp/a/b/c')"},
        {.name = "names that are no UTF-8", .language = "python", .code = "open(b'\\xff\\xfe', 'w').close()\nopen(b'/dev/shm/\\xff\\xfe', 'w').close()"},
        {.name = "symbolic links", .language = "python", .code = "import os\nos.symlink('/etc', 'l')\nos.symlink('/work', '../w')\nos.symlink('/opt/learncode/executor', '../tmp/x')"},
        {.name = "directories without rights", .language = "python", .code = "import os\nos.makedirs('a/b/c')\nopen('a/b/c/f', 'w').close()\nfor p in ('a/b/c', 'a/b', 'a', '..', '.'): os.chmod(p, 0)"},
        {.name = "1000 nested directories", .language = "python", .code = "import os\nfor i in range(1000):\n  os.mkdir('d')\n  os.chdir('d')"},
        {.name = "10,000 files", .language = "python", .code = "for i in range(10000): open(f'f{i}', 'w').close()"},
        {.name = "a full work directory", .language = "python", .code = "try:\n  f = open('x', 'wb', 0)\n  while True: f.write(b'x' * 1000000)\nexcept OSError: print('full')", .out = "full\n"},
        {.name = "full shared memory", .language = "python", .code = "try:\n  f = open('/dev/shm/x', 'wb', 0)\n  while True: f.write(b'x' * 1000000)\nexcept OSError: print('full')", .out = "full\n"},
        {.name = "System V objects", .language = "python", .code = "import ctypes\nc = ctypes.CDLL(None)\nprint(c.shmget(0, 4096, 0o1600) >= 0, c.semget(0, 1, 0o1600) >= 0, c.msgget(0, 0o1600) >= 0)", .out = "True True True\n"},
        {.name = "stopped by a timeout with children and files", .language = "python", .code = "import os\nfor i in range(5): os.fork()\nopen('/dev/shm/%d' % os.getpid(), 'w').write('x')\nwhile True: pass", .wallMs = 800, .outcome = "timeout", .exitCode = -1},
    };
    return all;
}

} // namespace

/// What a program can see of what was there before it: processes, files and their sizes, objects of the kernel.
QByteArray TestContainerResidue::probe()
{
    return m_executors.link(u"python"_s).run(R"(import ctypes, os
print('processes', sum(os.path.exists(f'/proc/{n}') for n in range(1, 32768)))
for place in ('.', '..', '../tmp', '/var/tmp', '/dev/mqueue'):
    try: print(place, sorted(os.listdir(place)))
    except OSError: print(place, 'closed')
for place in ('/work', '/dev/shm', '/dev/mqueue'):
    s = os.statvfs(place)
    print(place, s.f_blocks - s.f_bfree, s.f_files - s.f_ffree)
c, info = ctypes.CDLL(None), (ctypes.c_int * 64)()
c.shmctl(0, 14, info); print('shm', info[0])     # SHM_INFO: segments in use
c.semctl(0, 0, 19, info); print('sem', info[7])  # SEM_INFO: sets in use
c.msgctl(0, 12, info); print('msg', info[0])     # MSG_INFO: queues in use
)").all;
}

/// The kernel frees the inode of a directory that Landlock knew some time after its name is gone, so it is asked again while
/// something is still counted; that nothing has a name any more Executors::check() sees at the first look. A probe is a run
/// too, with a directory that the next one may count: the first that finds the baseline decides, and none is made after it.
QByteArray TestContainerResidue::settledProbe()
{
    QByteArray seen;
    (void)comesTrue([&] {
        seen = probe();
        return seen == m_baseline;
    });
    return seen;
}

void TestContainerResidue::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // On /work the root, the probe's own directory, `code`, `tmp` and `main.py`: five,
    // and the names of users: three. More are of a run before it.
    const bool alone = comesTrue([&] {
        m_baseline = probe();
        return m_baseline.contains("\n/work 3 8\n");
    });
    QVERIFY2(alone, m_baseline.constData());
    QVERIFY2(m_baseline.startsWith("processes 3\n. ['main.py']\n.. ['code', 'tmp']\n../tmp []\n"), m_baseline.constData());
    QVERIFY2(m_baseline.endsWith("shm 0\nsem 0\nmsg 0\n"), m_baseline.constData());
}

void TestContainerResidue::theProbeSees_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("a process") << QByteArray();
    QTest::newRow("a file in its own directory") << QByteArray("open('left', 'w').close()");
    QTest::newRow("shared memory with a name") << QByteArray("open('/dev/shm/left', 'w').close()");
    QTest::newRow("shared memory of System V") << QByteArray("import ctypes\nctypes.CDLL(None).shmget(0, 4096, 0o1600)");
}

/// While another run is there the probe must tell; else what follows shows nothing.
void TestContainerResidue::theProbeSees()
{
    QFETCH(const QByteArray, code);
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 run = link.start(code + "\nprint('up')\ninput()");
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n"; }));
    const QByteArray during = probe();
    QVERIFY(during != m_baseline);
    QVERIFY2(during.startsWith("processes 4\n"), during.constData());
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
    QCOMPARE(settledProbe(), m_baseline);
}

void TestContainerResidue::programs_data()
{
    addRows(cases());
}

void TestContainerResidue::programs()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(cases()[static_cast<size_t>(index)]);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
    QCOMPARE(settledProbe(), m_baseline);
}

/// There is no process left for a helper, and all runs end at once.
void TestContainerResidue::whoHasAllProcessesIsCleanedUpAfter()
{
    Executors narrow;
    const QString wrong = narrow.open({u"python"_s}, {.cpus = 2.0, .pids = 512});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    RawLink &link = narrow.link(u"python"_s);
    QList<quint32> runs;
    for (int i = 0; i < 5; ++i) {
        runs.append(link.start("import os, time\nfor i in range(124):\n  try:\n    if os.fork() == 0: time.sleep(1000)\n  except OSError: break\nprint('up', flush=True)\ntime.sleep(1000)"));
        QVERIFY(RawLink::waitFor([&] { return link.log(runs.last()).out == "up\n"; }));
    }
    for (const quint32 run : std::as_const(runs))
        link.sendStop(run);
    for (const quint32 run : std::as_const(runs)) {
        QVERIFY2(link.waitForEnd(run), link.log(run).describe().constData());
        QCOMPARE(link.log(run).outcome(), u"stopped"_s);
    }
    QCOMPARE(narrow.usageIsAtBaseline(u"python"_s), QByteArray());
    QCOMPARE(narrow.checkHello(u"python"_s), QByteArray());
}

/// The child would sleep longer than any test waits.
void TestContainerResidue::childrenDoNotDelayTheResult()
{
    const RunLog &log = m_executors.link(u"python"_s).run("import os, time\nif os.fork() == 0: time.sleep(1000)\nprint('done')");
    QCOMPARE(log.outcome(), u"ok"_s);
    QCOMPARE(log.out, QByteArray("done\n"));
}

void TestContainerResidue::patchedModuleIsWholeAgain()
{
    RawLink &link = m_executors.link(u"python"_s);
    QCOMPARE(link.run("import builtins, random\nbuiltins.print = None\nrandom.seed = None").outcome(), u"ok"_s);
    QCOMPARE(link.run("print('whole')").out, QByteArray("whole\n"));
    const QByteArray first = link.run("import random\nprint(random.random())").out;
    const QByteArray second = link.run("import random\nprint(random.random())").out;
    QVERIFY(!first.isEmpty() && first != second);
}

QTEST_GUILESS_MAIN(TestContainerResidue)
#include "tst_container_residue.moc"
