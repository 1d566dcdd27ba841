// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/NeighbourPrograms.h"
#include "tests/executor/ProgramCase.h"

#include <QJsonArray>
#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// Two runs in one container at the same time: a victim with secrets in every place that a program has, and a thief who
// knows its process and its directory, which is more than it could find out.
class TestContainerNeighbours final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thiefFindsNothing_data();
    void thiefFindsNothing();
    void thiefSucceedsAgainstItself();
    void stopperStopsNobody_data();
    void stopperStopsNobody();
    void watcherSeesNoNames();
    void spinnersLeaveATurn_data();
    void spinnersLeaveATurn();
    void recursionTakesNothing_data();
    void recursionTakesNothing();

private:
    /// Starts the language's victim and waits until it has told its process and directory.
    [[nodiscard]] quint32 startVictim(const QString &language);
    [[nodiscard]] QByteArrayList told(const QString &language, quint32 victim);

    Executors m_executors;
};

namespace {

const QStringList languages{u"python"_s, u"javascript"_s, u"cpp"_s};

void addLanguageRows()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

QJsonArray arguments(const QByteArrayList &words)
{
    QJsonArray array;
    for (const QByteArray &word : words)
        array.append(QString::fromUtf8(word));
    return array;
}

} // namespace

void TestContainerNeighbours::initTestCase()
{
    const QString wrong = m_executors.open(languages, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

quint32 TestContainerNeighbours::startVictim(const QString &language)
{
    RawLink &link = m_executors.link(language);
    const QByteArray secret = "s3cret";
    const QJsonObject file{{u"name"_s, u"data.txt"_s}, {u"content"_s, QString::fromLatin1(secret.toBase64())}};
    const quint32 victim = link.start({{u"code"_s, QString::fromUtf8(victimProgram(language))},
                                       {u"args"_s, arguments({secret})},
                                       {u"files"_s, QJsonArray{file}}});
    link.sendInput(victim, "s3cret\n");
    std::ignore = RawLink::waitFor([&] { return link.log(victim).out.endsWith('\n') || link.log(victim).hasEnded(); });
    return victim;
}

QByteArrayList TestContainerNeighbours::told(const QString &language, quint32 victim)
{
    return m_executors.link(language).log(victim).out.trimmed().split(' ');
}

void TestContainerNeighbours::thiefFindsNothing_data()
{
    addLanguageRows();
}

void TestContainerNeighbours::thiefFindsNothing()
{
    QFETCH(const QString, language);
    RawLink &link = m_executors.link(language);
    const quint32 victim = startVictim(language);
    const QByteArrayList words = told(language, victim);
    QVERIFY2(words.size() == 2, link.log(victim).describe().constData());

    const RunLog &thief = link.run(thiefProgram(language), {}, {{u"args"_s, arguments(words)}});
    QVERIFY2(thief.all == "tried\n" && thief.outcome() == "ok"_L1, thief.describe().constData());

    link.sendInput(victim, "mine\n");
    QVERIFY(link.waitForEnd(victim));
    QVERIFY2(link.log(victim).out.endsWith("got mine\n"), link.log(victim).describe().constData());
    QCOMPARE(link.log(victim).outcome(), u"ok"_s);
    QCOMPARE(m_executors.checkHello(language), QByteArray());
}

/// What the thief tries does find something where it may: else the above would show nothing.
void TestContainerNeighbours::thiefSucceedsAgainstItself()
{
    const QByteArray own = thiefProgram(u"python"_s)
                               .replace("pid, home = int(sys.argv[1]), sys.argv[2]",
                                        "pid, home = os.getpid(), os.getcwd()\nopen('data.txt', 'w').write('s3cret')");
    const RunLog &log = m_executors.link(u"python"_s).run(own, {}, {{u"args"_s, arguments({"s3cret", "x"})}});
    for (const char *found : {"open cmdline", "open environ", "secret in", "file data.txt", "prlimit"})
        QVERIFY2(log.all.contains(found), (QByteArray(found) + ": " + log.describe()).constData());
}

void TestContainerNeighbours::stopperStopsNobody_data()
{
    addLanguageRows();
}

/// Piston fell to a program that stopped the processes of others.
void TestContainerNeighbours::stopperStopsNobody()
{
    QFETCH(const QString, language);
    RawLink &link = m_executors.link(language);
    const quint32 victim = startVictim(language);
    const QByteArrayList words = told(language, victim);
    QCOMPARE(words.size(), 2);
    const quint32 stopper =
        link.start({{u"code"_s, QString::fromUtf8(stopperProgram(language))}, {u"args"_s, arguments(words)}});
    QVERIFY2(RawLink::waitFor([&] { return link.log(stopper).out == "stopping\n"; }),
             link.log(stopper).describe().constData());
    QCOMPARE(m_executors.checkHello(language), QByteArray()); // meanwhile it tries again and again

    link.sendInput(victim, "mine\n");
    QVERIFY(link.waitForEnd(victim));
    QVERIFY2(link.log(victim).out.endsWith("got mine\n"), link.log(victim).describe().constData());
    QCOMPARE(m_executors.checkHello(language), QByteArray());
    QVERIFY(!link.log(stopper).hasEnded());
    link.sendStop(stopper);
    QVERIFY(link.waitForEnd(stopper));
    QCOMPARE(link.log(stopper).outcome(), u"stopped"_s);
}

/// A watch on a place would tell one what others make there, though it may not list it. (On /dev/shm it does: of the
/// names there, which the languages draw at random, no secrecy is promised.)
void TestContainerNeighbours::watcherSeesNoNames()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 watcher =
        link.start("import ctypes, os, select\nc = ctypes.CDLL(None)\nfd = c.inotify_init1(os.O_NONBLOCK)\n"
                   "for place in ('/work', '/work/1', '/work/1/code', '/work/2/code', '/proc', '/dev/mqueue', '/tmp', "
                   "'/var/tmp', '/dev/pts'):\n  c.inotify_add_watch(fd, place.encode(), 0xfff)\n"
                   "print('watching', flush=True)\ninput()\n"
                   "print(os.read(fd, 9999) if select.select([fd], [], [], 0)[0] else 'saw nothing')");
    QVERIFY(RawLink::waitFor([&] { return link.log(watcher).out == "watching\n"; }));
    const RunLog &maker = link.run("import os\nopen('/dev/shm/s3cret-name', 'w').write('x')\nopen('s3cret-made', "
                                   "'w').close()\nos.mkdir('../s3cret')\nprint('made')");
    QCOMPARE(maker.out, QByteArray("made\n"));
    link.sendInput(watcher, "\n");
    QVERIFY(link.waitForEnd(watcher));
    QVERIFY2(!link.log(watcher).out.contains("s3cret"), link.log(watcher).describe().constData());
}

void TestContainerNeighbours::spinnersLeaveATurn_data()
{
    QTest::addColumn<QByteArray>("spinner");
    QTest::newRow("threads") << QByteArray(
        "#include <cstdio>\n#include <thread>\nint main() {\n  for (int i = 0; i < 119; ++i) std::thread([] { for "
        "(volatile int n = 0;; n = n + 1) {} }).detach();\n  std::puts(\"up\");\n  for (volatile int n = 0;; n = n + "
        "1) {}\n}");
    QTest::newRow("processes") << QByteArray(
        "#include <cstdio>\n#include <unistd.h>\nint main() {\n  for (int i = 0; i < 119; ++i)\n    if (fork() == 0) "
        "for (volatile int n = 0;; n = n + 1) {}\n  std::puts(\"up\");\n  for (volatile int n = 0;; n = n + 1) {}\n}");
}

/// By threads, the compiler would get a hundredth and twentieth of the processor. Compared with itself alone, in the same
/// container: how fast the machine is does not matter.
void TestContainerNeighbours::spinnersLeaveATurn()
{
    QFETCH(const QByteArray, spinner);
    const QByteArray hello = "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }";
    Executors narrow; // half a processor
    const QString wrong = narrow.open({u"cpp"_s}, {.compileTime = longPatience});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    RawLink &link = narrow.link(u"cpp"_s);
    std::ignore = link.run(hello); // what is read from the disk once
    const qint64 alone = link.run(hello).tookMs;
    const quint32 run = link.start(spinner);
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n" || link.log(run).hasEnded(); }, longPatience));
    QVERIFY2(!link.log(run).hasEnded(), link.log(run).describe().constData());
    const quint32 beside = link.start(hello);
    QVERIFY(RawLink::waitFor([&] { return link.log(beside).hasEnded(); }, longPatience));
    const RunLog &log = link.log(beside);
    QVERIFY2(log.outcome() == "ok"_L1 && log.out == "hello\n", log.describe().constData());
    QVERIFY2(log.tookMs < 40 * alone, qPrintable(u"%1 ms beside it, %2 alone"_s.arg(log.tookMs).arg(alone)));
    QVERIFY(!link.log(run).hasEnded());
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run));
}

void TestContainerNeighbours::recursionTakesNothing_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("holder");
    QTest::addColumn<QByteArray>("recursion");
    QTest::newRow("python") << u"python"_s << QByteArray("held = bytearray(80 << 20)\nprint('held')\nprint(input())")
                            << QByteArray("import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(n):\n    return n * f(n - "
                                          "1)\nf(5)");
    QTest::newRow("javascript")
        << u"javascript"_s
        << QByteArray("const held = Buffer.alloc(60 << 20, 1);\nconsole.log('held');\n"
                      "process.stdin.on('data', (d) => console.log(`${d}`.trim() + held.length.toString().slice(9)));")
        << QByteArray("function f(n) { return n * f(n - 1); }\nf(5)");
    QTest::newRow("cpp") << u"cpp"_s
                         << QByteArray("#include <cstdio>\n#include <iostream>\n#include <vector>\nint main() { "
                                       "std::vector<char> held(80 << 20, 1); std::puts(\"held\"); std::string s; "
                                       "std::cin >> s; std::cout << s << \"\\n\"; return held[5] - 1; }")
                         << QByteArray("#include <iostream>\nint f(int n) { return n * f(n - 1); }\nint main() { "
                                       "std::cout << f(5); }");
}

/// It is over before a neighbour misses anything, and told as what it is.
void TestContainerNeighbours::recursionTakesNothing()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, holder);
    QFETCH(const QByteArray, recursion);
    RawLink &link = m_executors.link(language);
    const quint32 neighbour = link.start(holder);
    QVERIFY(RawLink::waitFor([&] { return link.log(neighbour).out == "held\n" || link.log(neighbour).hasEnded(); }));
    const RunLog &log = link.run(recursion);
    const QString message = log.finished[u"message"_s].toString();
    QVERIFY2(message.contains(u"calls inside calls without end"_s, Qt::CaseInsensitive), log.describe().constData());
    link.sendInput(neighbour, "mine\n");
    link.sendEof(neighbour);
    QVERIFY(link.waitForEnd(neighbour));
    QVERIFY2(link.log(neighbour).out == "held\nmine\n", link.log(neighbour).describe().constData());
}

QTEST_GUILESS_MAIN(TestContainerNeighbours)
#include "tst_container_neighbours.moc"
