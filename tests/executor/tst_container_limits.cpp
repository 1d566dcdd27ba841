// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/EngineProbe.h"
#include "tests/executor/ProgramCase.h"

#include <QTest>

#include <csignal>

using namespace learncode::test;
using namespace Qt::StringLiterals;

namespace {

/// A program that meets a limit, and what is said of it.
struct LimitCase
{
    const char *name;
    const char *language;
    const char *outcome;
    const char *says; ///< part of the message; empty: there is none
    QByteArray code;
    int exitCode = -1; ///< -1: none
    const char *signal = "";
    QJsonObject members = {};
};

QJsonObject limited(qint64 wallMs, qint64 cpuMs = 0, qint64 outputBytes = 1 << 20)
{
    QJsonObject members{{u"wallMs"_s, wallMs}, {u"outputBytes"_s, outputBytes}};
    if (cpuMs > 0)
        members.insert(u"cpuMs"_s, cpuMs);
    return members;
}

/// Burns so much processor time: spin(seconds).
const QByteArray pythonSpin = "import os, signal, sys, time\ndef spin(seconds):\n  end = time.process_time() + seconds\n  while time.process_time() < end: pass\n";

const std::vector<LimitCase> &cases()
{
    static const std::vector<LimitCase> all{
        // Time
        {.name = "wall time", .language = "python", .outcome = "timeout", .says = "longer than 0.6 seconds", .code = "import time\ntime.sleep(1000)", .members = limited(600)},
        {.name = "processor time", .language = "python", .outcome = "timeout", .says = "0.5 seconds of processor time", .code = "while True: pass", .members = limited(1'000'000, 500)},
        {.name = "processor time", .language = "javascript", .outcome = "timeout", .says = "0.5 seconds of processor time", .code = "for (;;);", .members = limited(1'000'000, 500)},
        {.name = "processor time", .language = "cpp", .outcome = "timeout", .says = "0.5 seconds of processor time", .code = "int main() { for (volatile int i = 0;;) i = 1; }", .members = limited(1'000'000, 500)},
        {.name = "processor time of a child", .language = "python", .outcome = "timeout", .says = "processor time", .code = pythonSpin + "if os.fork() == 0: spin(99)\nos.wait()", .members = limited(1'000'000, 500)},
        {.name = "processor time of children one after another", .language = "python", .outcome = "timeout", .says = "processor time", .code = pythonSpin + "while True:\n  if os.fork() == 0:\n    spin(0.05)\n    os._exit(0)\n  os.wait()", .members = limited(1'000'000, 500)},
        {.name = "processor time of orphans", .language = "python", .outcome = "timeout", .says = "processor time", .code = pythonSpin + "while True:\n  if os.fork() == 0:\n    if os.fork() == 0: spin(0.1)\n    os._exit(0)\n  os.wait()\n  time.sleep(0.2)", .members = limited(1'000'000, 500)},
        {.name = "processor time of children nobody waits for", .language = "python", .outcome = "timeout", .says = "processor time", .code = pythonSpin + "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\nwhile True:\n  if os.fork() == 0:\n    spin(0.4)\n    os._exit(0)\n  time.sleep(0.5)", .members = limited(1'000'000, 500)},
        {.name = "little processor time in a long run", .language = "python", .outcome = "ok", .says = "", .code = "import time\ntime.sleep(2.4)", .exitCode = 0, .members = limited(1'000'000, 2'000)},
        // Memory
        {.name = "memory in steps", .language = "python", .outcome = "memory_limit", .says = "memory: there are 256 MB", .code = "import time\na = []\nwhile True:\n  a.append(b'x' * 10_000_000)\n  time.sleep(0.03)"},
        {.name = "memory faster than anybody can look", .language = "cpp", .outcome = "memory_limit", .says = "memory: there are 256 MB", .code = "#include <sys/mman.h>\nint main() { mmap(0, 1u << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0); }"},
        {.name = "memory of a child, which the parent reports", .language = "python", .outcome = "memory_limit", .says = "memory: there are 256 MB", .code = "import os, sys\nif os.fork() == 0:\n  a = b'x' * 400_000_000\n  os._exit(0)\nsys.exit(3 if os.wait()[1] else 0)"},
        {.name = "memory of plain objects", .language = "javascript", .outcome = "memory_limit", .says = "memory: there are 256 MB", .code = "const a = []; for (let i = 0;; i++) a.push({ i, s: 'x' + i })"},
        // Files
        {.name = "a file without end", .language = "cpp", .outcome = "output_limit", .says = "a file that is larger than 24 MB", .code = "#include <cstdio>\nint main() { std::FILE *f = std::fopen(\"x\", \"w\"); for (;;) std::fputs(\"xxxxxxxxxxxxxxx\\n\", f); }"},
        {.name = "a file without end", .language = "python", .outcome = "nonzero_exit", .says = "as a file may be: 24 MB", .code = "f = open('x', 'wb', 0)\nwhile True: f.write(b'x' * 1_000_000)", .exitCode = 1},
        {.name = "a file without end", .language = "javascript", .outcome = "nonzero_exit", .says = "as a file may be: 24 MB", .code = "const fs = require('fs');\nconst f = fs.openSync('x', 'w');\nfor (;;) fs.writeSync(f, Buffer.alloc(1_000_000));", .exitCode = 1},
        {.name = "a sparse huge file", .language = "cpp", .outcome = "output_limit", .says = "a file that is larger than 24 MB", .code = "#include <fcntl.h>\n#include <unistd.h>\nint main() { return ftruncate(open(\"x\", O_RDWR | O_CREAT, 0600), 1ll << 40); }"},
        {.name = "many files", .language = "python", .outcome = "output_limit", .says = "more than 32 MB for files", .code = "import time\ni = 0\nwhile True:\n  i += 1\n  try: open(f'f{i}', 'wb').write(b'x' * 1_000_000)\n  except OSError: time.sleep(1000)"},
        {.name = "many files", .language = "javascript", .outcome = "output_limit", .says = "more than 32 MB for files", .code = "const fs = require('fs');\nfor (let i = 0;; i++) try { fs.writeFileSync('f' + i, Buffer.alloc(1_000_000)); } catch (e) { }"},
        {.name = "many files", .language = "cpp", .outcome = "output_limit", .says = "more than 32 MB for files", .code = "#include <fstream>\n#include <string>\nint main() { for (int i = 0;; i++) std::ofstream(\"f\" + std::to_string(i)) << std::string(1000000, 'x'); }"},
        {.name = "empty files without end", .language = "python", .outcome = "output_limit", .says = "more than 16384 files", .code = "i = 0\nwhile True:\n  i += 1\n  open(f'f{i}', 'w').close()"},
        {.name = "files without a name", .language = "python", .outcome = "output_limit", .says = "more than 32 MB for files", .code = "import os, time\na = []\ntry:\n  while True:\n    a.append(open('x', 'wb', 0))\n    os.unlink('x')\n    a[-1].write(b'x' * 4_000_000)\nexcept OSError: time.sleep(1000)"},
        // Open files
        {.name = "open files", .language = "python", .outcome = "nonzero_exit", .says = "files open as it may: 256", .code = "a = []\nwhile True: a.append(open('main.py'))", .exitCode = 1},
        {.name = "open files", .language = "javascript", .outcome = "nonzero_exit", .says = "files open as it may: 256", .code = "const fs = require('fs');\nfor (;;) fs.openSync('main.js');", .exitCode = 1},
        {.name = "open files", .language = "cpp", .outcome = "nonzero_exit", .says = "files open as it may: 256", .code = "#include <cstdio>\nint main() { while (std::fopen(\"main.cpp\", \"r\")); std::perror(\"main.cpp\"); return 2; }", .exitCode = 2},
        {.name = "open files, without a word", .language = "python", .outcome = "nonzero_exit", .says = "files open as it may: 256", .code = "import os, time\na = []\ntry:\n  while True: a.append(open('main.py'))\nexcept OSError: time.sleep(3)\nos._exit(2)", .exitCode = 2},
        // Processes and output
        {.name = "processes", .language = "python", .outcome = "process_limit", .says = "at once", .code = "import os, time\nwhile True:\n  if os.fork() == 0: time.sleep(99)"},
        {.name = "processes that it leaves behind", .language = "cpp", .outcome = "process_limit", .says = "at once", .code = "#include <unistd.h>\nint main() { for (;;) { const int p = fork(); if (p == 0) for (;;) pause(); if (p < 0) return 3; } }"},
        {.name = "output", .language = "python", .outcome = "output_limit", .says = "printed more than 1000 bytes", .code = "while True: print('x' * 100)", .members = limited(10'000, 0, 1000)},
        // The compiler
        {.name = "the compiler's output", .language = "cpp", .outcome = "compile_error", .says = "The compiler printed more than 512 KB", .code = "#define A(x) x x x x x x x x x x\nint main() { A(A(A(A({int u;})))) no_such_name; }", .exitCode = 1},
        {.name = "thousands of warnings", .language = "cpp", .outcome = "ok", .says = "", .code = "#define A(x) x x x x x x x x x x\nint main() { A(A(A(A({int u;})))) }", .exitCode = 0, .members = limited(10'000, 0, 10)},
        {.name = "the compiler's output is not the program's", .language = "cpp", .outcome = "ok", .says = "", .code = "#pragma message(\"one\")\n#pragma message(\"two\")\nint main() {}", .exitCode = 0, .members = limited(10'000, 0, 10)},
        {.name = "the compiler's memory", .language = "cpp", .outcome = "memory_limit", .says = "The compiler used up the memory", .code = "#define A(x) x,x,x,x,x,x,x,x,x,x\nint a[] = {A(A(A(A(A(A(A(1)))))))};\nint main() {}"},
        {.name = "a learner's mistake", .language = "cpp", .outcome = "compile_error", .says = "", .code = "int main() { return x; }", .exitCode = 1},
        // No limit
        {.name = "kills itself", .language = "python", .outcome = "signal", .says = "", .code = "import os\nos.kill(os.getpid(), 9)", .signal = "SIGKILL"},
        {.name = "a large one that kills itself", .language = "python", .outcome = "signal", .says = "", .code = "import os\na = b'x' * 150_000_000\nos.kill(os.getpid(), 9)", .signal = "SIGKILL"},
        {.name = "fails", .language = "python", .outcome = "nonzero_exit", .says = "", .code = "1/0", .exitCode = 1},
        {.name = "is fine", .language = "python", .outcome = "ok", .says = "", .code = "print('Too many open files')", .exitCode = 0},
    };
    return all;
}

QByteArray compare(const LimitCase &limit, const RunLog &log)
{
    const QString message = log.finished[u"message"_s].toString();
    const bool saysIt = *limit.says ? message.contains(QLatin1StringView(limit.says)) : message.isEmpty();
    QByteArray wrong;
    if (log.outcome() != QLatin1StringView(limit.outcome))
        wrong += " outcome";
    if (!saysIt)
        wrong += " message";
    if (log.finished[u"exitCode"_s].toInt(-1) != limit.exitCode)
        wrong += " exitCode";
    if (log.finished[u"signal"_s].toString() != QLatin1StringView(limit.signal))
        wrong += " signal";
    return wrong.isEmpty() ? QByteArray() : "not as expected:" + wrong + "\n" + log.describe();
}

/// Says "up" when it has made itself so large, and "fine" when it is given a line.
QByteArray innocent(int megabytes)
{
    return "a = b'x' * " + QByteArray::number(megabytes * 1'000'000) + "\nprint('up', flush=True)\ninput()\nprint('fine', len(a))";
}

/// Another thread does the work, and the process's first one ends alone.
QByteArray withoutFirstThread(const QByteArray &code)
{
    return "import ctypes, threading\nthreading.Thread(target=exec, args=(\"\"\"" + code + "\"\"\", {})).start()\nctypes.CDLL(None).syscall(60, 0)";
}

} // namespace

// Each limit ends a run with its own outcome, and `finished` says which one it was; what is no limit is not called one.
class TestContainerLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void outputSoFarIsKept();
    void processorTimeIsThatOfAll();
    void theLargestEndsAndTheOthersGoOn_data();
    void theLargestEndsAndTheOthersGoOn();
    void filesOfOneAreNotChargedToAnother_data();
    void filesOfOneAreNotChargedToAnother();
    void whatTheKernelRemembersEndsNobody();
    void noRoomLeftByOthers();
    void whoKillsItselfClaimsNobodysKill();
    void whoComesLaterClaimsNobodysKill();
    void executorsAreNotTheVictims();

private:
    [[nodiscard]] RawLink &python() { return m_executors.link(u"python"_s); }
    [[nodiscard]] bool start(quint32 &run, const QByteArray &code);
    [[nodiscard]] QByteArray goesOn(quint32 run);

    Executors m_executors;
};

void TestContainerLimits::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerLimits::programs_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const LimitCase &limit : cases())
        QTest::addRow("%s: %s", limit.language, limit.name) << i++;
}

void TestContainerLimits::programs()
{
    QFETCH(const qsizetype, index);
    const LimitCase &limit = cases()[static_cast<size_t>(index)];
    const QString language = QString::fromLatin1(limit.language);
    RawLink &link = m_executors.link(language);
    QJsonObject members = limit.members;
    members.insert(u"code"_s, QString::fromUtf8(limit.code));
    const quint32 run = link.start(members);
    link.sendEof(run);
    QVERIFY2(link.waitForEnd(run), link.log(run).describe().constData());
    const QByteArray wrong = compare(limit, link.log(run));
    QVERIFY2(wrong.isEmpty(), wrong.constData());
    QCOMPARE(m_executors.checkHello(language), QByteArray());
}

void TestContainerLimits::outputSoFarIsKept()
{
    const RunLog &log = python().run("import sys\nprint('before', flush=True)\ni = 0\nwhile True:\n  i += 1\n  try: open(f'f{i}', 'wb').write(b'x' * 1_000_000)\n  except OSError: pass");
    QCOMPARE(log.outcome(), u"output_limit"_s);
    QCOMPARE(log.out, QByteArray("before\n"));
    QVERIFY(!log.finished[u"truncated"_s].toBool());
}

void TestContainerLimits::processorTimeIsThatOfAll()
{
    // Each of them tells what it has used itself, an orphan among them that is still there at the end.
    const RunLog &log = python().run(pythonSpin + R"(
reader, writer = os.pipe()
def work():
  spin(0.2)
  os.write(writer, b'%d ' % (time.process_time() * 1000))
for i in range(2):
  if os.fork() == 0:
    work()
    os._exit(0)
if os.fork() == 0:
  if os.fork() == 0:
    work()
    time.sleep(1000)
  os._exit(0)
for i in range(3): os.wait()
told = b''
while told.count(b' ') < 3: told += os.read(reader, 99)
print(sum(map(int, told.split())) + int(time.process_time() * 1000))
)");
    QCOMPARE(log.outcome(), u"ok"_s);
    const double told = log.out.trimmed().toDouble();
    const double cpuMs = log.finished[u"cpuMs"_s].toDouble();
    const QByteArray both = QByteArray::number(cpuMs) + " of " + QByteArray::number(told);
    QVERIFY2(told >= 600 && cpuMs >= 0.95 * told, both.constData());
    QVERIFY2(cpuMs < 2 * told, both.constData()); // nobody's is counted twice
}

bool TestContainerLimits::start(quint32 &run, const QByteArray &code)
{
    run = python().start(code);
    return RawLink::waitFor([&] { return python().log(run).out.startsWith("up\n") || python().log(run).hasEnded(); })
        && !python().log(run).hasEnded();
}

QByteArray TestContainerLimits::goesOn(quint32 run)
{
    if (python().log(run).hasEnded())
        return "has ended: " + python().log(run).describe();
    python().sendInput(run, "x\n");
    const bool fine = python().waitForEnd(run) && python().log(run).outcome() == "ok"_L1
        && python().log(run).out.contains("fine");
    return fine ? QByteArray() : python().log(run).describe();
}

void TestContainerLimits::theLargestEndsAndTheOthersGoOn_data()
{
    // Slowly enough that it can be seen; each keeps little as a process, and is not what the kernel would take first.
    QTest::addColumn<QByteArray>("hog");
    QTest::newRow("processes") << QByteArray("import os, time\nfor i in range(60):\n  if os.fork() == 0:\n    a = b'x' * 6_000_000\n    time.sleep(99)\n  time.sleep(0.06)\ntime.sleep(1000)");
    QTest::newRow("a thread, and no first one") << withoutFirstThread("import time\na = []\nfor i in range(99):\n  a.append(b'x' * 5_000_000)\n  time.sleep(0.06)");
    QTest::newRow("shared mappings that children filled") << QByteArray("import mmap, os, time\na = []\nfor i in range(99):\n  a.append(mmap.mmap(-1, 5_000_000))\n  if os.fork() == 0:\n    a[-1].write(b'x' * 5_000_000)\n    os._exit(0)\n  os.wait()\n  time.sleep(0.06)\ntime.sleep(1000)");
    QTest::newRow("page tables") << QByteArray("import mmap, time\nm = mmap.mmap(-1, 120 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)\nfor at in range(0, 120 << 30, 2 << 20): m[at]\ntime.sleep(1000)");
    QTest::newRow("sockets nobody reads") << QByteArray("import os, socket, time\nfor i in range(30):\n  if os.fork() == 0:\n    a = []\n    for n in range(100):\n      a.append(socket.socketpair())\n      a[-1][0].setblocking(False)\n      try:\n        while True: a[-1][0].send(b'x' * 30_000)\n      except OSError: pass\n    time.sleep(99)\n  time.sleep(0.3)\ntime.sleep(1000)");
}

void TestContainerLimits::theLargestEndsAndTheOthersGoOn()
{
    QFETCH(const QByteArray, hog);
    quint32 first = 0;
    quint32 second = 0;
    QVERIFY(start(first, innocent(30)));
    QVERIFY(start(second, innocent(5)));
    const RunLog &log = python().run(hog);
    QVERIFY2(log.outcome() == "memory_limit"_L1, log.describe().constData());
    QVERIFY2(log.finished[u"message"_s].toString().contains("memory"_L1), log.describe().constData());
    QCOMPARE(goesOn(first), QByteArray());
    QCOMPARE(goesOn(second), QByteArray());
    QCOMPARE(m_executors.checkHello(u"python"_s), QByteArray());
}

void TestContainerLimits::filesOfOneAreNotChargedToAnother_data()
{
    QTest::addColumn<QByteArray>("hog");
    const QByteArray pieces = "try:\n  for i in range(99):\n    f = open(%1, 'wb', 0)\n    %2\n    f.write(b'x' * 1_000_000)\n    time.sleep(0.02)\nexcept OSError: pass\ntime.sleep(1000)";
    const auto hog = [pieces](const char *name, const char *then) {
        return "import os, time\na = []\n" + QByteArray(pieces).replace("%1", name).replace("%2", then);
    };
    QTest::newRow("in its directory") << hog("f'f{i}'", "f");
    QTest::newRow("deep down") << "import os\nfor i in range(50): os.mkdir('d'); os.chdir('d')\n" + hog("f'f{i}'", "f");
    QTest::newRow("without a name") << hog("'x'", "a.append(f); os.unlink('x')");
    QTest::newRow("without a name and a first thread") << withoutFirstThread(hog("'x'", "a.append(f); os.unlink('x')"));
    QTest::newRow("where one may not look") << "import os\nos.mkdir('d')\n" + hog("f'd/f{i}'", "os.chmod('d', 0o300)");
    QTest::newRow("on their way through a socket") << "import os, socket\none, other = socket.socketpair()\n" + hog("'x'", "socket.send_fds(one, [b'x'], [f.fileno()]); os.unlink('x')").replace("f.write(b'x' * 1_000_000)", "f.write(b'x' * 1_000_000); f.close()");
    QTest::newRow("mapped and closed") << "import mmap\n" + hog("'x'", "f.truncate(1_000_000); g = open('x', 'r+b'); a.append(mmap.mmap(g.fileno(), 1_000_000)); os.unlink('x'); g.close()");
}

void TestContainerLimits::filesOfOneAreNotChargedToAnother()
{
    QFETCH(const QByteArray, hog);
    quint32 other = 0;
    QVERIFY(start(other, "open('mine', 'wb').write(b'x' * 20_000_000)\n" + innocent(1)));
    const RunLog &log = python().run(hog);
    QVERIFY2(log.outcome() == "output_limit"_L1, log.describe().constData());
    QVERIFY2(log.finished[u"message"_s].toString().contains("32 MB for files"_L1), log.describe().constData());
    QCOMPARE(goesOn(other), QByteArray());
}

/// Somebody has filled the container with what the kernel remembers of names of files; it gives that back when it has to.
void TestContainerLimits::whatTheKernelRemembersEndsNobody()
{
    quint32 beside = 0;
    QVERIFY(start(beside, "import socket\na = [socket.socketpair() for i in range(60)]\n" + innocent(20)));
    const RunLog &asks = python().run("import os\nfor path in ('/sys/fs/cgroup/memory/memory.usage_in_bytes', '/sys/fs/cgroup/memory.current'):\n  if os.path.exists(path): break\nfor i in range(1_000_000):\n  try: os.stat('/usr/lib/' + 'x' * 230 + str(i))\n  except OSError: pass\n  if i % 5_000 == 0 and int(open(path).read()) > 180 << 20:\n    print('full')\n    break");
    QVERIFY2(asks.outcome() == "ok"_L1 && asks.out == "full\n", asks.describe().constData());
    for (int i = 0; i < 3; ++i) {
        const RunLog &log = python().run("import time\na = b'x' * 80_000_000\ntime.sleep(0.5)\nprint('fine')");
        QVERIFY2(log.outcome() == "ok"_L1 && log.out == "fine\n", log.describe().constData());
    }
    QCOMPARE(goesOn(beside), QByteArray());
}

/// It takes no more than its share, and still there is none: that is for the program to say, with a hint beside it.
void TestContainerLimits::noRoomLeftByOthers()
{
    quint32 first = 0;
    quint32 second = 0;
    QVERIFY(start(first, "open('mine', 'wb').write(b'x' * 22_000_000)\n" + innocent(1)));
    QVERIFY(start(second, "open('mine', 'wb').write(b'x' * 22_000_000)\n" + innocent(1)));
    const RunLog &log = python().run("for i in range(25): open(f'f{i}', 'wb').write(b'x' * 1_000_000)");
    QCOMPARE(log.outcome(), u"nonzero_exit"_s);
    QCOMPARE(log.finished[u"exitCode"_s].toInt(-1), 1);
    QVERIFY2(log.finished[u"message"_s].toString().contains("no room"_L1), log.describe().constData());
    QCOMPARE(goesOn(first), QByteArray());
    QCOMPARE(goesOn(second), QByteArray());
}

/// The kernel kills a child of one run; another run's program kills itself in the same moment.
void TestContainerLimits::whoKillsItselfClaimsNobodysKill()
{
    for (int i = 0; i < 5; ++i) {
        quint32 suicide = 0;
        quint32 parent = 0;
        QVERIFY(start(suicide, "import os\nprint('up', flush=True)\ninput()\nos.kill(os.getpid(), 9)"));
        QVERIFY(start(parent, "import mmap, os, sys\nprint('up', flush=True)\nif os.fork() == 0:\n  mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)\n  os._exit(0)\nstatus = os.wait()[1]\nprint('killed', status, flush=True)\ninput()\nsys.exit(3)"));
        QVERIFY(RawLink::waitFor([&] { return python().log(parent).out.contains("killed") || python().log(parent).hasEnded(); }));
        python().sendInput(suicide, "x\n");
        QVERIFY(python().waitForEnd(suicide));
        const RunLog &own = python().log(suicide);
        QVERIFY2(own.outcome() == "signal"_L1 && own.finished[u"signal"_s] == "SIGKILL"_L1, own.describe().constData());
        python().sendInput(parent, "x\n");
        QVERIFY(python().waitForEnd(parent));
        QVERIFY2(python().log(parent).outcome() == "memory_limit"_L1, python().log(parent).describe().constData());
    }
}

/// The kernel kills somebody while there is no run, and nobody looks: the next run had no part in it.
void TestContainerLimits::whoComesLaterClaimsNobodysKill()
{
    EngineProbe engine(engineSocket());
    const QStringList hog{u"python3"_s, u"-c"_s, u"b'x' * 400_000_000"_s};
    // The kernel takes the executor's ballast first, whose end is seen. It is not yet back for the second one.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(engine.execute(m_executors.container(u"python"_s).id(), hog), 128 + SIGKILL);
    const RunLog &log = python().run("import time\ntime.sleep(1)\nprint('fine')");
    QVERIFY2(log.outcome() == "ok"_L1 && log.out == "fine\n", log.describe().constData());
}

/// Whatever ran above: nobody had to be started again.
void TestContainerLimits::executorsAreNotTheVictims()
{
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s}) {
        QVERIFY(m_executors.link(language).isOpen());
        QVERIFY(m_executors.container(language).isRunning());
    }
}

QTEST_GUILESS_MAIN(TestContainerLimits)
#include "tst_container_limits.moc"
