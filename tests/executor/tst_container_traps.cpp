// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// Traps for the executor itself: links and directories left where it writes, gives away and removes. Judge0 fell to
// such a link. Runs with traps take every user and every directory that there is, then other runs take all of them
// again, while a bystander looks after its files.
class TestContainerTraps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void traps_data();
    void traps();

private:
    [[nodiscard]] RawLink &link() { return m_executors.link(u"python"_s); }
    /// As many of it as there are free slots, all at once, each until it has printed a line; their lines.
    [[nodiscard]] QByteArrayList fill(const QByteArray &code, const QJsonObject &members);
    void endAll();

    Executors m_executors;
    QList<quint32> m_runs;
    quint32 m_victim = 0;
    int m_free = 0;
};

namespace {

/// Prints all that is known of its files each time that it is asked.
const QByteArray bystander = R"(import os
os.mkdir('own')
for name in ('victim.txt', 'own/a'):
    open(name, 'w').write('untouched')
os.chmod('victim.txt', 0o666)
open('/dev/shm/victim', 'w').write('untouched')
while True:
    told = []
    for directory, directories, files in os.walk('..'):
        for name in sorted(directories + files):
            path = os.path.join(directory, name)
            s = os.lstat(path)
            text = open(path, 'rb').read() if name in files else b''
            told.append((path, s.st_mode, s.st_uid, s.st_nlink, s.st_mtime_ns, s.st_ctime_ns, text))
    told.append((os.lstat('..')[:6], os.lstat('/dev/shm/victim')[:6], open('/dev/shm/victim').read()))
    print(os.getcwd(), sorted(map(str, told)), flush=True)
    input()
)";

const QByteArray honest = R"(import os, sys
names = sorted(os.listdir('.'))
places = sorted(os.listdir('..'))
for name in names + places:
    if os.path.islink(name) or os.path.islink('../' + name):
        print('a link was left:', name)
code = open('main.py').read()
print(os.getuid(), names, places, os.listdir(os.environ['TMPDIR']), open('data.txt').read(), os.stat('.').st_uid == os.getuid(), flush=True)
input()
)";

QByteArray trap(const QByteArray &body)
{
    return "import os, shutil, sys\nvictim = sys.argv[1]\ndef attempt(action, *words):\n  try: action(*words)\n  "
           "except OSError: pass\n"
           "names = ('main.py', 'data.txt', 'code', 'tmp', 'main', 'x', '.lc0', '.lc1')\n"
        + body + "\nprint(os.getuid(), flush=True)\ninput()\n";
}

QJsonArray dataFile()
{
    return {QJsonObject{{u"name"_s, u"data.txt"_s}, {u"content"_s, u"ZGF0YQ=="_s}}};
}

} // namespace

void TestContainerTraps::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    m_free = link().hello()[u"slots"_s].toInt() - 1; // one is the bystander's
    QVERIFY(m_free > 1);
}

QByteArrayList TestContainerTraps::fill(const QByteArray &code, const QJsonObject &members)
{
    m_runs.clear();
    for (int i = 0; i < m_free; ++i) {
        QJsonObject all = members;
        all[u"code"_s] = QString::fromUtf8(code);
        m_runs.append(link().start(all));
    }
    std::ignore = RawLink::waitFor([&] {
        return std::ranges::all_of(
            m_runs, [&](quint32 run) { return link().log(run).out.endsWith('\n') || link().log(run).hasEnded(); });
    });
    QByteArrayList lines;
    for (const quint32 run : std::as_const(m_runs))
        lines.append(link().log(run).all.trimmed());
    return lines;
}

void TestContainerTraps::endAll()
{
    for (const quint32 run : std::as_const(m_runs))
        link().sendEof(run);
    QVERIFY(RawLink::waitFor(
        [&] { return std::ranges::all_of(m_runs, [&](quint32 run) { return link().log(run).hasEnded(); }); }));
}

/// Also after a failure: the next trap needs all slots.
void TestContainerTraps::cleanup()
{
    m_runs.append(std::exchange(m_victim, 0));
    m_runs.removeIf([this](quint32 run) { return run == 0 || link().log(run).hasEnded(); });
    for (const quint32 run : std::as_const(m_runs))
        link().sendStop(run);
    endAll();
}

void TestContainerTraps::traps_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("links to a file, where files are written")
        << trap("for place in ('..', '.', os.environ['TMPDIR']):\n  for name in names:\n    attempt(os.unlink, "
                "f'{place}/{name}')\n"
                "    attempt(os.symlink, victim + '/victim.txt', f'{place}/{name}')");
    QTest::newRow("links to directories, where directories are made")
        << trap("os.rename('../code', '../old')\nshutil.rmtree('../tmp')\nos.symlink(victim, "
                "'../code')\nos.symlink(victim + '/own', '../tmp')");
    QTest::newRow("links to directories without permissions on the way")
        << trap("os.makedirs('a/b')\nos.symlink(victim, 'a/b/c')\nos.symlink('/work', 'a/w')\nos.symlink('/', "
                "'a/r')\nfor d in ('a/b', 'a', '..', '.'): os.chmod(d, 0)");
    QTest::newRow("links to the executor and its settings")
        << trap("for name in names: attempt(os.symlink, '/opt/learncode/' + ('executor' if name < 'm' else "
                "'languages.json'), '../' + name)\n"
                "for name in names: attempt(os.symlink, '/opt/learncode', name)");
    QTest::newRow("links to /proc of whoever follows them")
        << trap("for name in names:\n  attempt(os.unlink, name)\n  attempt(os.symlink, '/proc/self/root/work', name)\n "
                " attempt(os.symlink, '/proc/self/cwd', '../' + name)");
    QTest::newRow("links in shared memory")
        << trap("attempt(os.symlink, victim + '/victim.txt', '/dev/shm/trap%d' % os.getuid())\nattempt(os.rename, "
                "'/dev/shm/victim', '/dev/shm/mine')\n"
                "attempt(os.unlink, '/dev/shm/victim')\nattempt(os.link, '/dev/shm/victim', '/dev/shm/second%d' % "
                "os.getuid())");
    QTest::newRow("hard links") << trap("for name in names:\n  attempt(os.unlink, '../' + name)\n  attempt(os.link, "
                                        "victim + '/victim.txt', '../' + name)\n"
                                        "  attempt(os.link, '/opt/learncode/executor', name)");
    QTest::newRow("directories moved to where others have theirs")
        << trap("root = os.path.realpath('..')\nfor i in range(16):\n  attempt(os.rename, root, f'/work/{i}')\n  "
                "attempt(os.symlink, victim, f'/work/{i}')\n"
                "  attempt(os.mkdir, f'/work/{i}')\n  attempt(os.chmod, f'/work/{i}', 0o777)");
    QTest::newRow("links that are put back while all is removed")
        << trap("root = os.path.realpath('..')\nfor _ in range(3):\n  if os.fork() == 0:\n    os.setsid()\n    "
                "os.chdir(root)\n    while True:\n      for name in ('code', 'tmp', 'y', '.lc0'):\n"
                "        attempt(os.rename, name, 'z')\n        attempt(os.symlink, victim, name)\n        "
                "attempt(os.mkdir, 'y')\n        attempt(os.symlink, victim, 'y/y')");
    QTest::newRow("a held lock and an open directory in a stopped daemon")
        << trap("import fcntl, signal\nif os.fork() == 0:\n  os.setsid()\n  d = os.open('..', os.O_RDONLY)\n  "
                "fcntl.flock(d, fcntl.LOCK_EX)\n  os.chdir('..')\n  os.kill(os.getpid(), signal.SIGSTOP)");
}

void TestContainerTraps::traps()
{
    QFETCH(const QByteArray, code);
    m_victim = link().start(bystander);
    const QByteArray &seen = link().log(m_victim).out;
    QVERIFY(RawLink::waitFor([&] { return seen.endsWith('\n'); }));
    const QByteArray before = seen;
    const QString home = QString::fromUtf8(before.first(before.indexOf(' ')));

    const QByteArrayList trappers = fill(code, {{u"args"_s, QJsonArray{home}}, {u"files"_s, dataFile()}});
    endAll();
    const QByteArrayList honestOnes = fill(honest, {{u"files"_s, dataFile()}});
    QSet<QByteArray> users;
    for (const QByteArray &line : honestOnes) {
        const QByteArray user = line.first(line.indexOf(' '));
        QCOMPARE(line, user + " ['data.txt', 'main.py'] ['code', 'tmp'] [] data True");
        users.insert(user);
    }
    QCOMPARE(users.size(), m_free);
    QCOMPARE(users, QSet<QByteArray>(trappers.begin(), trappers.end())); // each user, and its directory, came again
    endAll();
    for (const quint32 run : std::as_const(m_runs))
        QCOMPARE(link().log(run).finished[u"outcome"_s].toString(), u"nonzero_exit"_s); // the end of its input

    link().sendInput(m_victim, "again\n");
    QVERIFY(RawLink::waitFor([&] { return seen.size() >= 2 * before.size(); }));
    QCOMPARE(seen.sliced(before.size()), before);
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
}

QTEST_GUILESS_MAIN(TestContainerTraps)
#include "tst_container_traps.moc"
