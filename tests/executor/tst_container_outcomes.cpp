// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// How programs end, and what is said of it. After each one a hello runs in the same container.
class TestContainerOutcomes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void everyExitCode();
    void stop_data();
    void stop();
    void stopWhileCompiling();
    void executorsAreNotTheVictims();

private:
    Executors m_executors;
};

namespace {

const std::vector<ProgramCase> &pythonCases()
{
    static const std::vector<ProgramCase> cases{
        {.name = "ok", .language = "python", .code = "print('hi')", .out = "hi\n", .err = ""},
        {.name = "empty", .language = "python", .code = "", .out = "", .err = ""},
        {.name = "exit 7", .language = "python", .code = "import sys\nprint('x')\nsys.exit(7)", .outcome = "nonzero_exit", .exitCode = 7, .out = "x\n"},
        {.name = "uncaught exception", .language = "python", .code = "1/0", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "syntax error", .language = "python", .code = "print('a)", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "segmentation fault", .language = "python", .code = "import ctypes\nctypes.string_at(0)", .outcome = "signal", .exitCode = -1, .signal = "SIGSEGV"},
        {.name = "abort", .language = "python", .code = "import os\nos.abort()", .outcome = "signal", .exitCode = -1, .signal = "SIGABRT"},
        {.name = "kills itself", .language = "python", .code = "import os\nos.kill(os.getpid(), 9)", .outcome = "signal", .exitCode = -1, .signal = "SIGKILL"},
        {.name = "terminates itself", .language = "python", .code = "import os\nos.kill(os.getpid(), 15)", .outcome = "signal", .exitCode = -1, .signal = "SIGTERM"},
        {.name = "endless loop", .language = "python", .code = "print('x')\nwhile True: pass", .wallMs = 600, .outcome = "timeout", .exitCode = -1, .out = "x\n"},
        {.name = "sleeps after its output", .language = "python", .code = "import time\nprint('42')\ntime.sleep(99)", .wallMs = 600, .outcome = "timeout", .exitCode = -1, .out = "42\n"},
        {.name = "ignores SIGTERM", .language = "python", .code = "import signal\nsignal.signal(15, signal.SIG_IGN)\nwhile True: pass", .wallMs = 600, .outcome = "timeout", .exitCode = -1},
        {.name = "stops itself", .language = "python", .code = "import os, signal\nos.kill(0, signal.SIGSTOP)", .wallMs = 600, .outcome = "timeout", .exitCode = -1},
        {.name = "a child spins while the parent waits", .language = "python", .code = "import os\nif os.fork() == 0:\n  while True: pass\nos.wait()", .wallMs = 600, .outcome = "timeout", .exitCode = -1},
        {.name = "endless printing", .language = "python", .code = "while True: print('x' * 1000)", .outcome = "output_limit", .exitCode = -1, .truncated = true},
        {.name = "endless printing on stderr", .language = "python", .code = "import os\nwhile True: os.write(2, b'x' * 60000)", .outcome = "output_limit", .exitCode = -1, .err = QByteArray(1 << 20, 'x'), .truncated = true},
        {.name = "the output limit exactly", .language = "python", .code = "import sys\nsys.stdout.write('x' * 1000)", .outputBytes = 1000, .out = QByteArray(1000, 'x')},
        {.name = "one byte above it", .language = "python", .code = "import sys, time\nsys.stdout.write('x' * 1001)\nsys.stdout.flush()\ntime.sleep(1000)", .outputBytes = 1000, .outcome = "output_limit", .exitCode = -1, .out = QByteArray(1000, 'x'), .truncated = true},
        {.name = "memory in steps", .language = "python", .code = "a = []\nwhile True: a.append(b'x' * 10_000_000)", .outcome = "memory_limit", .exitCode = -1},
        {.name = "memory at once", .language = "python", .code = "a = b'x' * 400_000_000", .outcome = "memory_limit", .exitCode = -1},
        {.name = "memory in two children", .language = "python", .code = "import os, time\nfor i in range(2):\n  if os.fork() == 0:\n    a = b'x' * 150_000_000\n    time.sleep(1000)\n    os._exit(0)\nos.wait(); os.wait()", .outcome = "memory_limit", .exitCode = -1},
        {.name = "fork bomb", .language = "python", .code = "import os\nwhile True:\n  try: os.fork()\n  except OSError: pass", .outcome = "process_limit", .exitCode = -1},
        {.name = "1000 threads", .language = "python", .code = "import threading, time\nfor i in range(1000): threading.Thread(target=time.sleep, args=(1000,)).start()", .outcome = "process_limit", .exitCode = -1},
    };
    return cases;
}

const std::vector<ProgramCase> &javascriptCases()
{
    static const std::vector<ProgramCase> cases{
        {.name = "ok", .language = "javascript", .code = "console.log('hi')", .out = "hi\n", .err = ""},
        {.name = "exit 7", .language = "javascript", .code = "console.log('x'); process.exit(7)", .outcome = "nonzero_exit", .exitCode = 7, .out = "x\n"},
        {.name = "exit 255", .language = "javascript", .code = "process.exitCode = 255", .outcome = "nonzero_exit", .exitCode = 255},
        {.name = "uncaught exception", .language = "javascript", .code = "throw new Error('x')", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "rejected promise", .language = "javascript", .code = "Promise.reject(new Error('x'))", .outcome = "nonzero_exit", .exitCode = 1, .out = ""},
        {.name = "segmentation fault", .language = "javascript", .code = "process.kill(process.pid, 'SIGSEGV'); setTimeout(() => {}, 1000000)", .outcome = "signal", .exitCode = -1, .signal = "SIGSEGV"},
        {.name = "abort", .language = "javascript", .code = "process.abort()", .outcome = "signal", .exitCode = -1, .signal = "SIGABRT"},
        {.name = "kills itself", .language = "javascript", .code = "process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 1000000)", .outcome = "signal", .exitCode = -1, .signal = "SIGKILL"},
        {.name = "endless loop", .language = "javascript", .code = "console.log('x'); for (;;);", .wallMs = 1500, .outcome = "timeout", .exitCode = -1, .out = "x\n"},
        {.name = "sleeps after its output", .language = "javascript", .code = "console.log('42'); setTimeout(() => {}, 99000)", .wallMs = 1500, .outcome = "timeout", .exitCode = -1, .out = "42\n"},
        {.name = "endless printing", .language = "javascript", .code = "for (;;) console.log('x'.repeat(1000))", .outcome = "output_limit", .exitCode = -1, .truncated = true},
        {.name = "the output limit exactly", .language = "javascript", .code = "process.stdout.write('x'.repeat(1000))", .outputBytes = 1000, .out = QByteArray(1000, 'x')},
        {.name = "one byte above it", .language = "javascript", .code = "process.stdout.write('x'.repeat(1001)); setTimeout(() => {}, 1000000)", .outputBytes = 1000, .outcome = "output_limit", .exitCode = -1, .out = QByteArray(1000, 'x'), .truncated = true},
        {.name = "memory in buffers", .language = "javascript", .code = "const a = []; for (;;) a.push(Buffer.alloc(10_000_000, 1))", .outcome = "memory_limit", .exitCode = -1},
        {.name = "200 child processes", .language = "javascript", .code = "const { spawn } = require('child_process');\nfor (let i = 0; i < 200; i++) spawn('sleep', ['60'], { stdio: 'ignore' }).on('error', () => {});", .outcome = "process_limit", .exitCode = -1},
    };
    return cases;
}

const std::vector<ProgramCase> &cppCases()
{
    static const std::vector<ProgramCase> cases{
        {.name = "ok", .language = "cpp", .code = "#include <cstdio>\nint main() { std::puts(\"hi\"); }", .out = "hi\n", .err = ""},
        {.name = "exit 7", .language = "cpp", .code = "int main() { return 7; }", .outcome = "nonzero_exit", .exitCode = 7},
        {.name = "exit 255", .language = "cpp", .code = "int main() { return -1; }", .outcome = "nonzero_exit", .exitCode = 255},
        {.name = "segmentation fault", .language = "cpp", .code = "int main() { *(volatile int *)0 = 1; }", .outcome = "signal", .exitCode = -1, .signal = "SIGSEGV"},
        {.name = "endless recursion", .language = "cpp", .code = "int f(int n) { volatile char b[1000]; b[0] = n; return n ? f(n + 1) + b[0] : 0; }\nint main() { return f(1); }", .outcome = "signal", .exitCode = -1, .signal = "SIGSEGV"},
        {.name = "abort", .language = "cpp", .code = "#include <cstdlib>\nint main() { std::abort(); }", .outcome = "signal", .exitCode = -1, .signal = "SIGABRT"},
        {.name = "division by zero", .language = "cpp", .code = "int main(int c, char **) { volatile int a = c, z = c - 1; volatile int r = a / z; }", .outcome = "signal", .exitCode = -1, .signal = "SIGFPE"},
        {.name = "kills itself", .language = "cpp", .code = "#include <csignal>\n#include <unistd.h>\nint main() { kill(getpid(), SIGKILL); pause(); }", .outcome = "signal", .exitCode = -1, .signal = "SIGKILL"},
        {.name = "compile error", .language = "cpp", .code = "int main() { return x; }", .outcome = "compile_error", .exitCode = 1},
        {.name = "empty", .language = "cpp", .code = "", .outcome = "compile_error", .exitCode = 1},
        {.name = "includes itself", .language = "cpp", .code = "#include __FILE__\n", .outcome = "compile_error", .exitCode = 1},
        {.name = "includes /etc/shadow", .language = "cpp", .code = "#include \"/etc/shadow\"\n", .outcome = "compile_error", .exitCode = 1},
        {.name = "BOM and CRLF", .language = "cpp", .code = "\xef\xbb\xbf#include <cstdio>\r\nint main()\r\n{ std::puts(\"hi\"); }\r\n", .out = "hi\n"},
        {.name = "prints and waits", .language = "cpp", .code = "#include <cstdio>\n#include <unistd.h>\nint main() { std::puts(\"42\"); pause(); }", .wallMs = 600, .outcome = "timeout", .exitCode = -1, .out = "42\n"},
        {.name = "endless printing", .language = "cpp", .code = "#include <cstdio>\nint main() { for (;;) std::puts(\"xxxxxxxxx\"); }", .outcome = "output_limit", .exitCode = -1, .truncated = true},
        {.name = "the output limit exactly", .language = "cpp", .code = "#include <cstdio>\nint main() { for (int i = 0; i < 1000; i++) std::putchar('x'); }", .outputBytes = 1000, .out = QByteArray(1000, 'x')},
        {.name = "one byte above it", .language = "cpp", .code = "#include <cstdio>\n#include <unistd.h>\nint main() { for (int i = 0; i < 1001; i++) std::putchar('x'); std::fflush(stdout); pause(); }", .outputBytes = 1000, .outcome = "output_limit", .exitCode = -1, .out = QByteArray(1000, 'x'), .truncated = true},
        {.name = "memory in steps", .language = "cpp", .code = "#include <cstdlib>\n#include <cstring>\nint main() { for (;;) { void *p = std::malloc(10000000); std::memset(p, 1, 10000000); asm volatile(\"\" : : \"r\"(p) : \"memory\"); } }", .outcome = "memory_limit", .exitCode = -1},
        {.name = "memory in static storage", .language = "cpp", .code = "#include <cstring>\nstatic char a[400000000];\nint main() { std::memset(a, 1, sizeof a); asm volatile(\"\" : : \"r\"(a) : \"memory\"); }", .outcome = "memory_limit", .exitCode = -1},
        {.name = "fork bomb", .language = "cpp", .code = "#include <unistd.h>\nint main() { for (;;) fork(); }", .outcome = "process_limit", .exitCode = -1},
    };
    return cases;
}

const std::vector<ProgramCase> &allCases()
{
    static const std::vector<ProgramCase> cases = [] {
        std::vector<ProgramCase> all = pythonCases();
        all.insert(all.end(), javascriptCases().begin(), javascriptCases().end());
        all.insert(all.end(), cppCases().begin(), cppCases().end());
        return all;
    }();
    return cases;
}

} // namespace

void TestContainerOutcomes::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerOutcomes::programs_data()
{
    addRows(allCases());
}

void TestContainerOutcomes::programs()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(allCases()[static_cast<size_t>(index)]);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void TestContainerOutcomes::everyExitCode()
{
    RawLink &link = m_executors.link(u"python"_s);
    for (int code = 0; code < 256; ++code) {
        const RunLog &log = link.run("import os\nos._exit(" + QByteArray::number(code) + ")");
        QCOMPARE(log.finished[u"exitCode"_s].toInt(-1), code);
        QCOMPARE(log.outcome(), code == 0 ? u"ok"_s : u"nonzero_exit"_s);
    }
}

void TestContainerOutcomes::stop_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("python, busy") << u"python"_s << QByteArray("print('up')\nwhile True: pass");
    QTest::newRow("python, waiting for input") << u"python"_s << QByteArray("print('up')\ninput()");
    QTest::newRow("python, 20 children") << u"python"_s << QByteArray("import os, time\nfor i in range(20):\n  if os.fork() == 0: os.setsid(); time.sleep(1000)\nprint('up')\nwhile True: pass");
    QTest::newRow("javascript, busy") << u"javascript"_s << QByteArray("console.log('up'); for (;;);");
    QTest::newRow("javascript, idle") << u"javascript"_s << QByteArray("console.log('up'); setInterval(() => {}, 1000)");
    QTest::newRow("cpp, busy") << u"cpp"_s << QByteArray("#include <cstdio>\nint main() { std::puts(\"up\"); for (volatile int i = 0;;) i = 1; }");
}

void TestContainerOutcomes::stop()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    RawLink &link = m_executors.link(language);
    const quint32 run = link.start(code);
    QVERIFY(RawLink::waitFor([&] { return link.log(run).out == "up\n"; }));
    link.sendStop(run);
    QVERIFY(link.waitForEnd(run)); // by itself it never does
    QCOMPARE(link.log(run).outcome(), u"stopped"_s);
    QCOMPARE(m_executors.checkHello(language), QByteArray());
}

void TestContainerOutcomes::stopWhileCompiling()
{
    RawLink &link = m_executors.link(u"cpp"_s);
    const quint32 first = link.start(endlessToCompile());
    const quint32 second = link.start(endlessToCompile()); // waits for the compiler
    QVERIFY(RawLink::waitFor([&] { return link.log(first).phases == QStringList{u"compiling"_s}; }));
    QVERIFY(link.log(second).phases.isEmpty());
    link.sendStop(second);
    link.sendStop(first);
    QVERIFY(link.waitForEnd(first) && link.waitForEnd(second));
    QCOMPARE(link.log(first).outcome(), u"stopped"_s);
    QCOMPARE(link.log(second).outcome(), u"stopped"_s);
    QVERIFY(!link.log(first).phases.contains(u"running"_s));
    QCOMPARE(m_executors.checkHello(u"cpp"_s), QByteArray());
}

/// Whatever ran above: nobody had to be started again.
void TestContainerOutcomes::executorsAreNotTheVictims()
{
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s}) {
        QVERIFY(m_executors.link(language).isOpen());
        QVERIFY(m_executors.container(language).isRunning());
    }
}

QTEST_GUILESS_MAIN(TestContainerOutcomes)
#include "tst_container_outcomes.moc"
