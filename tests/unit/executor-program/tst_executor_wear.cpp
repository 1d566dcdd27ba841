// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/accounts/LockCount.h"
#include "docker/executor/machine/SocketMemory.h"
#include "docker/executor/watch/Wear.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace learncode::executor;

// What is left in a container, or held in it, that the kernel counts for the machine and not for a run.
class ExecutorWearTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wearsOut_data();
    void wearsOut();
    void readsLocks();
    void seesSockets();
};

void ExecutorWearTest::wearsOut_data()
{
    QTest::addColumn<WearSigns>("signs");
    QTest::addColumn<bool>("worn");
    constexpr std::uint64_t mib = 1ULL << 20;
    const WearSigns fresh{.idle = true, .heldBytes = 6 * mib, .limitBytes = 256 * mib, .freeUsers = 42};
    const auto row = [&](const char *name, bool worn, auto change) {
        WearSigns signs = fresh;
        change(signs);
        QTest::newRow(name) << signs << worn;
    };
    row("fresh", false, [](WearSigns &) {});
    row("full and idle", true, [](WearSigns &signs) { signs.heldBytes = 33 * mib; });
    row("full of runs", false, [](WearSigns &signs) {
        signs.heldBytes = 200 * mib;
        signs.idle = false;
    });
    row("no limit is known", false, [](WearSigns &signs) {
        signs.heldBytes = 200 * mib;
        signs.limitBytes = 0;
    });
    row("a lost user", true, [](WearSigns &signs) { signs.lostUsers = 1; });
    row("a lost user, and runs", false, [](WearSigns &signs) {
        signs.lostUsers = 1;
        signs.idle = false;
    });
    row("no user left for another run", true, [](WearSigns &signs) {
        signs.lostUsers = 40;
        signs.freeUsers = 0;
        signs.idle = false;
    });
    row("all users at work", false, [](WearSigns &signs) {
        signs.freeUsers = 0;
        signs.idle = false;
    });
    row("a shared object", true, [](WearSigns &signs) { signs.sharedObjects = 1; });
    row("a shared object of a run", false, [](WearSigns &signs) {
        signs.sharedObjects = 1;
        signs.idle = false;
    });
}

void ExecutorWearTest::wearsOut()
{
    QFETCH(const WearSigns, signs);
    QFETCH(const bool, worn);
    QCOMPARE(!judgeWear(signs).empty(), worn);
}

void ExecutorWearTest::readsLocks()
{
    const auto counts = parseLocks("1: POSIX  ADVISORY  WRITE 77 00:2f:12 0 EOF\n"
                                   "2: POSIX  ADVISORY  READ 77 00:2f:12 5 9\n"
                                   "2: -> POSIX  ADVISORY  WRITE 9 00:2f:12 5 9\n"
                                   "3: FLOCK  ADVISORY  WRITE 8 00:2f:13 0 EOF\n"
                                   "4: OFDLCK ADVISORY  READ -1 00:06:1 0 EOF\n"
                                   "5: POS");
    QCOMPARE(counts.size(), std::size_t{3});
    QCOMPARE(counts.at(77), std::uint64_t{2});
    QCOMPARE(counts.at(9), std::uint64_t{1});
    QCOMPARE(counts.at(8), std::uint64_t{1});
    QVERIFY(parseLocks("").empty());
}

void ExecutorWearTest::seesSockets()
{
    const auto ownBytes = [] {
        const auto users = socketMemory();
        const auto own = users.find(::getuid());
        return own != users.end() ? own->second : std::uint64_t{0};
    };
    std::array<int, 2> pair{};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair.data()), 0);
    const std::uint64_t before = ownBytes();
    if (before == 0)
        QSKIP("This kernel does not tell of Unix sockets.");
    std::uint64_t sent = 0;
    const std::array<char, 30'000> piece{};
    for (ssize_t size = 0; size >= 0; sent += static_cast<std::uint64_t>(std::max<ssize_t>(size, 0)))
        size = ::write(pair[0], piece.data(), piece.size());
    QVERIFY(sent >= piece.size());
    QVERIFY(ownBytes() + sent / 2 >= before + sent); // others of the same user may come and go
    ::close(pair[0]);
    ::close(pair[1]);
}

QTEST_GUILESS_MAIN(ExecutorWearTest)
#include "tst_executor_wear.moc"
