// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/launch/Process.h"
#include "docker/executor/sandbox/NotifyFilter.h"
#include "docker/executor/streams/CallGate.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QTest>

#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>

using namespace learncode::executor;

namespace {

/// As a new process of a run does it (ChildSetup).
bool handOver(int socket, int listener)
{
    char byte = 'g';
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))]{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr *attached = CMSG_FIRSTHDR(&header);
    attached->cmsg_level = SOL_SOCKET;
    attached->cmsg_type = SCM_RIGHTS;
    attached->cmsg_len = CMSG_LEN(sizeof listener);
    std::memcpy(CMSG_DATA(attached), &listener, sizeof listener);
    return ::sendmsg(socket, &header, 0) > 0;
}

/// A child behind a gate that does one thing and exits with what is left in errno, or 0.
class GatedChild final
{
public:
    explicit GatedChild(const std::function<bool()> &act)
    {
        std::array<int, 4> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0
            || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data() + 2) != 0)
            qFatal("There is no pipe.");
        m_error.reset(ends[0]);
        const UniqueFd error(ends[1]);
        const UniqueFd near(ends[2]);
        const UniqueFd far(ends[3]);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(error.get(), STDERR_FILENO);
            ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            const int listener = installNotifyFilter(true);
            if (listener < 0 || !handOver(far.get(), listener))
                ::_exit(255);
            ::close(listener);
            errno = 0;
            ::_exit(act() ? 0 : errno);
        }
        pollfd entry{near.get(), POLLIN, 0};
        ::poll(&entry, 1, -1);
        StartMessage message = readStartMessage(near.get());
        m_gate = std::move(message.gate);
    }
    GatedChild(const GatedChild &) = delete;
    GatedChild &operator=(const GatedChild &) = delete;
    ~GatedChild()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
    }

    /// Its gate; none where the kernel has no such thing.
    [[nodiscard]] UniqueFd takeGate() { return std::move(m_gate); }
    [[nodiscard]] int printed() const
    {
        int size = 0;
        ::ioctl(m_error.get(), FIONREAD, &size);
        return size;
    }
    int wait()
    {
        int status = 0;
        ::waitpid(std::exchange(m_pid, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    UniqueFd m_error;
    UniqueFd m_gate;
    pid_t m_pid = -1;
};

/// Refuses what it asks for, and tells whether that was a thread; nothing if it never asks.
std::optional<bool> refuse(GatedChild &child)
{
    UniqueFd listener = child.takeGate();
    if (!listener)
        return std::nullopt;
    boost::asio::io_context io;
    std::optional<bool> asked;
    CallGate gate(io, std::move(listener),
                  {.readAll = [] { return true; },
                   .admitProcess =
                       [&](bool isThread) {
                           asked = isThread;
                           return false;
                       }});
    std::ignore = test::runUntil(io, [&] { return asked.has_value(); });
    return asked;
}

bool writesToStderr()
{
    return ::write(STDERR_FILENO, "late", 4) == 4;
}

} // namespace

class ExecutorGateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsAWriteGoOn();
    void holdsAWriteUntilAllIsRead();
    void refusesAProcessTooMany();
    void admitsAProcess();
    void tellsThreadsFromProcesses();
};

void ExecutorGateTest::letsAWriteGoOn()
{
    GatedChild child(writesToStderr);
    UniqueFd listener = child.takeGate();
    QVERIFY(listener);
    boost::asio::io_context io;
    int reads = 0;
    CallGate gate(io, std::move(listener),
                  {.readAll =
                       [&] {
                           ++reads;
                           return child.printed() == 0; // it has not been written yet
                       },
                   .admitProcess = [](bool) { return false; }});
    QVERIFY(test::runUntil(io, [&] { return reads > 0; }));
    QCOMPARE(child.wait(), 0);
    QCOMPARE(child.printed(), 4);
    QCOMPARE(reads, 1);
}

void ExecutorGateTest::holdsAWriteUntilAllIsRead()
{
    GatedChild child(writesToStderr);
    UniqueFd listener = child.takeGate();
    QVERIFY(listener);
    boost::asio::io_context io;
    int reads = 0;
    CallGate gate(io, std::move(listener),
                  {.readAll =
                       [&] {
                           ++reads;
                           return false;
                       },
                   .admitProcess = [](bool) { return false; }});
    QVERIFY(test::runUntil(io, [&] { return reads > 0; }));
    QCOMPARE(child.printed(), 0);
    gate.release();
    QCOMPARE(child.wait(), 0);
    QCOMPARE(child.printed(), 4);
}

void ExecutorGateTest::refusesAProcessTooMany()
{
    GatedChild child([] { return ::fork() >= 0; });
    QCOMPARE(refuse(child), std::optional(false));
    QCOMPARE(child.wait(), EAGAIN);
}

void ExecutorGateTest::admitsAProcess()
{
    GatedChild child([] {
        const pid_t pid = ::fork();
        if (pid == 0)
            ::_exit(0);
        return pid > 0 && ::waitpid(pid, nullptr, 0) == pid;
    });
    UniqueFd listener = child.takeGate();
    QVERIFY(listener);
    boost::asio::io_context io;
    bool asked = false;
    CallGate gate(io, std::move(listener),
                  {.readAll = [] { return true; },
                   .admitProcess =
                       [&](bool) {
                           asked = true;
                           return true;
                       }});
    QVERIFY(test::runUntil(io, [&] { return asked; }));
    QCOMPARE(child.wait(), 0);
}

void ExecutorGateTest::tellsThreadsFromProcesses()
{
    // Nothing comes of it, since it is refused.
    GatedChild child([] {
        return ::syscall(SYS_clone, CLONE_THREAD | CLONE_SIGHAND | CLONE_VM, nullptr, nullptr, nullptr, nullptr) >= 0;
    });
    QCOMPARE(refuse(child), std::optional(true));
    QCOMPARE(child.wait(), EAGAIN);
}

QTEST_GUILESS_MAIN(ExecutorGateTest)
#include "tst_executor_gate.moc"
