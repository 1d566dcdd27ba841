// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/sandbox/FileRules.h"
#include "docker/executor/sandbox/SystemCallFilter.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>

using namespace learncode::executor;
using namespace Qt::StringLiterals;

// The two layers of a run's sandbox, each alone and on this machine's kernel: without users, without a container.
class TestExecutorSandbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void calls_data();
    void calls();
    void unixSocketsOnlyWhereTheyAreConfined();
    void unknownCallsDoNotExist();
    void filterCannotBeReplaced();
    void filesOfTheRun_data();
    void filesOfTheRun();
    void signalsStayInside();
};

namespace {

constexpr int harmless = 0;

/// What `attempt` left in errno in a new process after `confine`; 0 if it succeeded; -1 if it was not confined.
int errorInChild(const std::function<bool()> &confine, const std::function<bool()> &attempt)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const bool confined = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && confine();
        if (!confined)
            ::_exit(255);
        errno = 0;
        ::_exit(attempt() ? 0 : errno);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) != 255 ? WEXITSTATUS(status) : -1;
}

int errorWithFilter(const std::function<bool()> &attempt, bool unixSockets = true)
{
    const auto filter = SystemCallFilter::compile(unixSockets);
    return filter ? errorInChild([&] { return filter->install(); }, attempt) : -1;
}

bool succeeds(long result)
{
    return result >= 0;
}

bool opensSocket(int family, int type)
{
    return succeeds(::socket(family, type, 0));
}

} // namespace

void TestExecutorSandbox::initTestCase()
{
    QVERIFY2(SystemCallFilter::compile(true), "the filter cannot be made");
    QVERIFY2(landlockVersion() > 0, "this kernel has no Landlock: half of this cannot be tested here");
}

void TestExecutorSandbox::calls_data()
{
    using Attempt = std::function<bool()>;
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, Attempt attempt, int error) { QTest::newRow(name) << attempt << error; };
    row("getpid", [] { return succeeds(::syscall(SYS_getpid)); }, harmless);
    row("a Unix socket", [] { return opensSocket(AF_UNIX, SOCK_STREAM); }, harmless);
    row(
        "a pair of sockets",
        [] {
            int fds[2];
            return succeeds(::socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
        },
        harmless);
    row(
        "a fork",
        [] {
            const pid_t pid = ::fork();
            if (pid == 0)
                ::_exit(0);
            return pid > 0;
        },
        harmless);
    row("TCP", [] { return opensSocket(AF_INET, SOCK_STREAM); }, EPERM);
    row("UDP", [] { return opensSocket(AF_INET, SOCK_DGRAM); }, EPERM);
    row("TCP over IPv6", [] { return opensSocket(AF_INET6, SOCK_STREAM); }, EPERM);
    row("netlink", [] { return opensSocket(AF_NETLINK, SOCK_RAW); }, EPERM);
    row("raw packets", [] { return opensSocket(AF_PACKET, SOCK_RAW); }, EPERM);
    row("the host of a virtual machine", [] { return opensSocket(AF_VSOCK, SOCK_STREAM); }, EPERM);
    row("the kernel's ciphers", [] { return opensSocket(AF_ALG, SOCK_SEQPACKET); }, EPERM);
    row(
        "TCP with garbage above the family",
        [] { return succeeds(::syscall(SYS_socket, (1L << 32) | AF_INET, SOCK_STREAM, 0)); }, EPERM);
    row(
        "Unix with garbage above the family",
        [] { return succeeds(::syscall(SYS_socket, (1L << 32) | AF_UNIX, SOCK_STREAM, 0)); }, EPERM);
    row(
        "a pair of TCP sockets",
        [] {
            int fds[2];
            return succeeds(::socketpair(AF_INET, SOCK_STREAM, 0, fds));
        },
        EPERM);
    row("ptrace", [] { return succeeds(::syscall(SYS_ptrace, 0, 0, 0, 0)); }, EPERM);
    row(
        "another's memory",
        [] { return succeeds(::syscall(SYS_process_vm_readv, ::getpid(), nullptr, 0, nullptr, 0, 0)); }, EPERM);
    row("a namespace by unshare", [] { return succeeds(::syscall(SYS_unshare, CLONE_NEWUSER)); }, EPERM);
    row(
        "a namespace by clone", [] { return succeeds(::syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)); },
        EPERM);
    row(
        "a thread with files of its own", [] { return succeeds(::syscall(SYS_clone, CLONE_THREAD, 0, 0, 0, 0)); },
        EPERM);
    row(
        "files of its own", [] { return succeeds(::syscall(SYS_close_range, 1000, 1000, CLOSE_RANGE_UNSHARE)); },
        EPERM);
    row("clone3", [] { return succeeds(::syscall(SYS_clone3, nullptr, 0)); }, ENOSYS);
    row("mount", [] { return succeeds(::syscall(SYS_mount, "none", "/mnt", "tmpfs", 0, nullptr)); }, EPERM);
    row("chroot", [] { return succeeds(::syscall(SYS_chroot, "/")); }, EPERM);
    row("a key ring", [] { return succeeds(::syscall(SYS_keyctl, 0, 0, 0, 0, 0)); }, EPERM);
    row("io_uring", [] { return succeeds(::syscall(SYS_io_uring_setup, 1, nullptr)); }, EPERM);
    row("BPF", [] { return succeeds(::syscall(SYS_bpf, 0, nullptr, 0)); }, EPERM);
    row("userfaultfd", [] { return succeeds(::syscall(SYS_userfaultfd, 0)); }, EPERM);
    row("a file of memory", [] { return succeeds(::syscall(SYS_memfd_create, "x", 0)); }, EPERM);
    row("a queue for input and output", [] { return succeeds(::syscall(SYS_io_setup, 1, nullptr)); }, EPERM);
    row(
        "huge pages",
        [] {
            return ::mmap(nullptr, 2 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0) != MAP_FAILED;
        },
        EPERM);
    row("huge shared memory", [] { return succeeds(::shmget(IPC_PRIVATE, 2 << 20, SHM_HUGETLB | 0600)); }, EPERM);
    row(
        "a lock of an open file",
        [] {
            struct flock lock{};
            lock.l_type = F_RDLCK;
            return succeeds(::fcntl(STDIN_FILENO, F_OFD_SETLK, &lock));
        },
        EINVAL);
    row(
        "writing back the machine's disks",
        [] {
            ::sync();
            return succeeds(::syncfs(-1)); // would fail if it were done
        },
        harmless);
    row("a weaker personality", [] { return succeeds(::personality(ADDR_NO_RANDOMIZE)); }, ENOSYS);
    row("its personality", [] { return succeeds(::personality(0xffffffff)); }, harmless);
    row("hiding from its owner", [] { return succeeds(::prctl(PR_SET_DUMPABLE, 0)); }, EPERM);
    row("a name for itself", [] { return succeeds(::prctl(PR_SET_NAME, "x")); }, harmless);
}

void TestExecutorSandbox::calls()
{
    QFETCH(const std::function<bool()>, attempt);
    QFETCH(const int, error);
    QCOMPARE(errorWithFilter(attempt), error);
}

void TestExecutorSandbox::unixSocketsOnlyWhereTheyAreConfined()
{
    QCOMPARE(errorWithFilter([] { return opensSocket(AF_UNIX, SOCK_STREAM); }, false), EPERM);
    QCOMPARE(errorWithFilter(
                 [] {
                     int fds[2];
                     return succeeds(::socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
                 },
                 false),
             0);
}

void TestExecutorSandbox::unknownCallsDoNotExist()
{
    // One that may come, and those of the x32 architecture, which share the entry of the native ones.
    QCOMPARE(errorWithFilter([] { return succeeds(::syscall(1000)); }), ENOSYS);
#if defined(__x86_64__)
    QCOMPARE(errorWithFilter([] { return succeeds(::syscall(0x40000000 + SYS_getpid)); }), ENOSYS);
#endif
}

void TestExecutorSandbox::filterCannotBeReplaced()
{
    QCOMPARE(errorWithFilter([] { return succeeds(::syscall(SYS_seccomp, 0, 0, nullptr)); }), EPERM);
    QCOMPARE(errorWithFilter([] { return succeeds(::prctl(PR_SET_SECCOMP, 2, nullptr)); }), EPERM);
    // And what comes of the process wears it too.
    QCOMPARE(errorWithFilter([] {
                 const pid_t child = ::fork();
                 if (child == 0)
                     ::_exit(opensSocket(AF_INET, SOCK_STREAM) ? 0 : errno);
                 int status = 0;
                 ::waitpid(child, &status, 0);
                 errno = WEXITSTATUS(status);
                 return errno == 0;
             }),
             EPERM);
}

void TestExecutorSandbox::filesOfTheRun_data()
{
    QTest::addColumn<QByteArray>("path"); // "~" is the run's own directory
    QTest::addColumn<int>("flags");
    QTest::addColumn<int>("error");
    QTest::newRow("write in its own") << QByteArray("~/file") << (O_CREAT | O_RDWR | O_TRUNC) << harmless;
    QTest::newRow("list its own") << QByteArray("~") << O_RDONLY << harmless;
    QTest::newRow("read a library") << QByteArray("/usr/lib/os-release") << O_RDONLY << harmless;
    QTest::newRow("list programs") << QByteArray("/usr/bin") << O_RDONLY << harmless;
    QTest::newRow("what the machine is") << QByteArray("/proc/meminfo") << O_RDONLY << harmless;
    QTest::newRow("itself") << QByteArray("/proc/self/status") << O_RDONLY << harmless;
    QTest::newRow("nothing") << QByteArray("/dev/null") << (O_RDWR | O_TRUNC) << harmless;
    QTest::newRow("another process") << QByteArray("/proc/1/cmdline") << O_RDONLY << EACCES;
    QTest::newRow("all processes") << QByteArray("/proc") << O_RDONLY << EACCES;
    QTest::newRow("the root") << QByteArray("/") << O_RDONLY << EACCES;
    QTest::newRow("beside its own") << QByteArray("~/../beside") << (O_CREAT | O_RDWR) << EACCES;
    QTest::newRow("temporary files of all")
        << QByteArray("/tmp/learncode-sandbox-test") << (O_CREAT | O_RDWR) << EACCES;
    QTest::newRow("write among programs")
        << QByteArray("/usr/bin/learncode-sandbox-test") << (O_CREAT | O_RDWR) << EACCES;
    QTest::newRow("names in shared memory") << QByteArray("/dev/shm") << O_RDONLY << EACCES;
    QTest::newRow("its own score") << QByteArray("/proc/self/oom_score_adj") << O_WRONLY << EACCES;
    QTest::newRow("devices") << QByteArray("/dev") << O_RDONLY << EACCES;
}

void TestExecutorSandbox::filesOfTheRun()
{
    QFETCH(QByteArray, path);
    QFETCH(const int, flags);
    const QTemporaryDir directory;
    QVERIFY(directory.isValid());
    const std::string root = directory.path().toStdString();
    path.replace("~", directory.path().toUtf8());
    const int error = errorInChild([&] { return restrictFiles(root, landlockVersion()); },
                                   [&] { return succeeds(::open(path.constData(), flags, 0600)); });
    QTEST(error, "error");
}

void TestExecutorSandbox::signalsStayInside()
{
    if (landlockVersion() < 6)
        return; // users alone keep runs apart; nothing to show
    const QTemporaryDir directory;
    const pid_t outside = ::getpid();
    const std::string root = directory.path().toStdString();
    const auto confine = [&] { return restrictFiles(root, landlockVersion()); };
    QCOMPARE(errorInChild(confine, [&] { return succeeds(::kill(outside, 0)); }), EPERM);
    QCOMPARE(errorInChild(confine, [] { return succeeds(::kill(::getpid(), 0)); }), harmless);
}

QTEST_GUILESS_MAIN(TestExecutorSandbox)
#include "tst_executor_sandbox.moc"
