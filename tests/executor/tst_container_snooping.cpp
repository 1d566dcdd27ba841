// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// What a program can see and reach of what is not its own.
class TestContainerSnooping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void environmentIsMinimal();
    void anotherRunIsOutOfReach();

private:
    Executors m_executors;
};

namespace {

/// Prints each of these attempts that did not end in an OSError: an empty output is what is wanted.
QByteArray attempts(const QByteArray &lines)
{
    return "import os, socket, ctypes, signal\n"
           "def attempt(name, action):\n"
           "  try: print(name, action())\n"
           "  except OSError: pass\n"
           "def call(number, *args):\n"
           "  if ctypes.CDLL(None, use_errno=True).syscall(number, *args) < 0: raise OSError(ctypes.get_errno())\n"
        + lines;
}

const std::vector<ProgramCase> &cases()
{
    static const std::vector<ProgramCase> all{
        {.name = "the attempts can succeed", .language = "python", .code = attempts("attempt('self', lambda: len(open('/proc/self/environ', 'rb').read()) > 0)\nattempt('kill', lambda: os.kill(os.getpid(), 0))\nattempt('getpid', lambda: call(39))"), .out = "self True\nkill None\ngetpid None\n"},
        {.name = "the executor's memory", .language = "python", .code = attempts("for f in ('cmdline', 'stat', 'status', 'limits', 'cgroup', 'environ', 'mem', 'maps', 'auxv', 'stack', 'syscall', 'io'): attempt(f, lambda: open('/proc/1/' + f, 'rb').read(1))\nfor f in ('fd', 'fdinfo', 'map_files'): attempt(f, lambda: os.listdir('/proc/1/' + f))\nfor f in ('cwd', 'root', 'exe'): attempt(f, lambda: os.readlink('/proc/1/' + f))"), .out = "", .err = ""},
        {.name = "signals to the executor", .language = "python", .code = attempts("for s in (0, signal.SIGINT, signal.SIGSTOP, signal.SIGKILL): attempt(s, lambda: os.kill(1, s))\ntry: os.kill(-1, signal.SIGKILL) # says nothing of how many it may signal\nexcept OSError: pass"), .out = "", .err = ""},
        {.name = "who it is", .language = "python", .code = "import os\nids = os.getresuid() + os.getresgid()\nprint(0 in ids, len(set(ids)), os.getgroups())\nwanted = ('CapInh', 'CapPrm', 'CapEff', 'CapAmb', 'NoNewPrivs', 'Seccomp')\nfor line in open('/proc/self/status'):\n  if line.split(':')[0] in wanted: print(*line.split())", .out = "False 1 []\nCapInh: 0000000000000000\nCapPrm: 0000000000000000\nCapEff: 0000000000000000\nCapAmb: 0000000000000000\nNoNewPrivs: 1\nSeccomp: 2\n", .err = ""},
        {.name = "descriptors", .language = "python", .code = "import os\nfound = []\nfor fd in range(1024):\n  try:\n    os.fstat(fd)\n    found.append(fd)\n  except OSError: pass\nprint(found)", .out = "[0, 1, 2]\n", .err = ""},
        {.name = "descriptors", .language = "cpp", .code = "#include <cstdio>\n#include <fcntl.h>\nint main() { for (int fd = 0; fd < 1024; fd++) if (fcntl(fd, F_GETFD) != -1) std::printf(\"%d \", fd); }", .out = "0 1 2 ", .err = ""},
        {.name = "writing where it may not", .language = "python", .code = attempts("attempt('root', lambda: 'writable' if not os.statvfs('/').f_flag & os.ST_RDONLY else os.open('/dev/none/x', 0))\nfor p in ('/x', '/etc/x', '/opt/learncode/x', '/work/x', '/usr/bin/x', '/work/etc/x', '/dev/x', '/run/x'): attempt(p, lambda: os.open(p, os.O_CREAT | os.O_WRONLY))\nattempt('executor', lambda: os.open('/opt/learncode/executor', os.O_WRONLY))\nattempt('names', lambda: os.open('/etc/passwd', os.O_WRONLY))\nattempt('work', lambda: os.listdir('/work'))\nattempt('shadow', lambda: os.open('/etc/shadow', 0))\nattempt('sysrq', lambda: os.open('/proc/sysrq-trigger', os.O_WRONLY))"), .out = "", .err = ""},
        {.name = "system calls for administrators", .language = "python", .code = attempts("attempt('mount', lambda: call(165, b'none', b'/tmp', b'tmpfs', 0, 0))\nattempt('chroot', lambda: os.chroot('/tmp'))\nattempt('reboot', lambda: call(169, 0xfee1dead, 672274793, 0x1234567, 0))\nattempt('unshare user', lambda: call(272, 0x10000000))\nattempt('unshare pid', lambda: call(272, 0x20000000))\nattempt('ptrace', lambda: call(101, 16, 1, 0, 0))\nattempt('setuid', lambda: os.setuid(0))\nattempt('kexec', lambda: call(246, 0, 0, 0, 0))\nattempt('nice', lambda: os.nice(-10))\nattempt('bpf', lambda: call(321, 0, 0, 0))"), .out = "", .err = ""},
        {.name = "a smaller OOM score", .language = "python", .code = attempts("for n in (b'-1000', b'0', b'1000'): attempt('score', lambda: os.write(os.open('/proc/self/oom_score_adj', os.O_WRONLY), n))\nassert open('/proc/self/oom_score_adj').read() == '1000\\n'"), .out = "", .err = ""},
        {.name = "the internet", .language = "python", .code = attempts("for family in range(2, 46): attempt(family, lambda: socket.socket(family))\nattempt('pair', lambda: socket.socketpair(socket.AF_INET))\nattempt('TCP', lambda: socket.create_connection(('1.1.1.1', 443), 1))\nattempt('DNS', lambda: socket.getaddrinfo('example.org', 80))\nattempt('raw', lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))\nattempt('engine', lambda: socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock'))"), .out = "", .err = ""},
        {.name = "the executor without its token", .language = "python", .code = "import socket\ntry:\n  s = socket.create_connection(('127.0.0.1', 8765), 2)\n  s.sendall(b'GET / HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n')\n  print('let in' if b' 101 ' in s.recv(100) else 'refused')\nexcept OSError: print('refused')", .out = "refused\n", .err = ""},
    };
    return all;
}

} // namespace

void TestContainerSnooping::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerSnooping::programs_data()
{
    addRows(cases());
}

void TestContainerSnooping::programs()
{
    QFETCH(const qsizetype, index);
    const QByteArray wrong = m_executors.check(cases()[static_cast<size_t>(index)]);
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void TestContainerSnooping::environmentIsMinimal()
{
    const RunLog &log = m_executors.link(u"python"_s).run("import os\nprint(sorted(os.environ))\nprint('token' in str(os.environb).lower())");
    QCOMPARE(log.out, QByteArray("['HOME', 'LANG', 'LOGNAME', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'TERM', 'TMPDIR', 'USER']\nFalse\n"));
}

/// One run tries everything on another that is there at the same time.
void TestContainerSnooping::anotherRunIsOutOfReach()
{
    RawLink &link = m_executors.link(u"python"_s);
    const quint32 victim = link.start("import os\nopen('/dev/shm/secret', 'w').write('x')\nprint(os.getpid(), os.getcwd(), flush=True)\nprint('got', input())");
    QVERIFY(RawLink::waitFor([&] { return link.log(victim).out.endsWith('\n'); }));
    const QByteArrayList words = link.log(victim).out.trimmed().split(' ');
    QCOMPARE(words.size(), 2);
    const RunLog &thief = link.run(attempts(
        "pid, home = " + words[0] + ", '" + words[1] + "'\n"
        "for f in ('environ', 'mem', 'maps', 'fd/0', 'fd/1'): attempt(f, lambda: open(f'/proc/{pid}/{f}', 'rb'))\n"
        "attempt('list', lambda: os.listdir(home))\n"
        "attempt('code', lambda: open(home + '/main.py').read())\n"
        "attempt('plant', lambda: open(home + '/x', 'w'))\n"
        "attempt('shm', lambda: open('/dev/shm/secret').read())\n"
        "attempt('shared names', lambda: os.listdir('/dev/shm'))\n"
        "attempt('processes', lambda: os.listdir('/proc'))\n"
        "attempt('command line', lambda: open(f'/proc/{pid}/cmdline').read())\n"
        "attempt('unlink', lambda: os.unlink('/dev/shm/secret'))\n"
        "attempt('kill', lambda: os.kill(pid, signal.SIGKILL))\n"
        "attempt('ptrace', lambda: call(101, 16, pid, 0, 0))\n"
        "os.kill(-1, signal.SIGKILL)\n" // all but itself that it may: says nothing of how many those were
        "print('tried')"));
    QCOMPARE(thief.all, QByteArray("tried\n"));
    link.sendInput(victim, "mine\n");
    QVERIFY(link.waitForEnd(victim));
    QVERIFY2(link.log(victim).out.endsWith("got mine\n"), link.log(victim).describe().constData());
    QCOMPARE(link.log(victim).outcome(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestContainerSnooping)
#include "tst_container_snooping.moc"
