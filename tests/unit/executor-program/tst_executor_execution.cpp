// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/runs/Execution.h"
#include "docker/executor/runs/Place.h"
#include "tests/unit/executor-program/RunFixture.h"

#include <QDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <limits>
#include <optional>
#include <vector>

using namespace learncode;
using namespace learncode::executor;
using namespace learncode::executor::test;
using namespace std::chrono_literals;

namespace {

/// Long enough for every machine: what happens within it, something else has brought about.
constexpr std::chrono::minutes never{10};

/// One execution of a shell, and what it says of itself.
struct Shell
{
    explicit Shell(const std::string &script, Patience patience = {}, Execution::Kind kind = Execution::Kind::Program)
        : execution(fixture.services, kind, {::getuid(), limits, output, input},
                    {.mustEnd =
                         [this](EndReason reason) {
                             reasons.push_back(reason);
                             if (killsWhenTold)
                                 execution.kill();
                         },
                     .onExit = [this](const ChildExit &exit) { exits.push_back(exit.status); },
                     .onWaiting = [] {}},
                    patience)
    {
        spec.argv = {"sh", "-c", script};
    }

    bool launch(std::chrono::milliseconds time = never)
    {
        return execution.launch(spec, time, EndReason::Timeout).has_value();
    }
    bool runUntilExit()
    {
        return fixture.runUntil([this] { return !exits.empty(); });
    }

    /// Lets all go on that can go on now.
    void settle()
    {
        fixture.io.restart();
        while (fixture.io.poll_one() > 0) {}
    }

    OutputPump::Handlers handlers()
    {
        return {.emit = [this](std::vector<std::uint8_t> frame) { sink.output(std::move(frame)); },
                .isCongested = [] { return false; },
                .onOverflow = [] {},
                .onTurn = [] {}};
    }

    RunFixture fixture{shellLanguage("true")};
    FakeSink sink;
    RunLimits limits;
    OutputPump output{fixture.io, 1, 1 << 20, handlers()};
    InputPump input{fixture.io, InputPump::Kind::Pipe};
    std::vector<EndReason> reasons;
    std::vector<int> exits;
    bool killsWhenTold = true;
    ProcessSpec spec;
    Execution execution;
};

/// A process that is there for the executor only: it has become its program, and of its end nobody hears.
std::expected<Process, std::string> launchNobody(const ProcessSpec &)
{
    std::array<int, 4> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0
        || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data() + 2) != 0)
        qFatal("There is no pipe.");
    const UniqueFd farError(ends[1]);
    const UniqueFd farStart(ends[3]);
    constexpr pid_t nobody = std::numeric_limits<pid_t>::max();
    return Process{nobody, {}, {}, UniqueFd(ends[0]), UniqueFd(ends[2])};
}

/// A place, with a sweeper that answers when it is told to.
struct PlaceFixture
{
    Place::Sweep sweeper()
    {
        return [this](const Credentials &, const std::string &, std::function<void()> callback) {
            answer = std::move(callback);
        };
    }

    QTemporaryDir directory;
    boost::asio::io_context io;
    UidPool users{::getuid(), 1};
    std::function<void()> answer;
    Place place{io, users, directory.path().toStdString(), sweeper()};
    int done = 0;
};

} // namespace

class ExecutorExecutionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void launchesAndExits();
    void isToldHowItEnded();
    void compilersGetNoInput();
    void saysWhyThereIsNoProcess();
    void killsOnlyWhatIsThere();
    void endsWhenItsTimeIsOver();
    void endsWhenItIsNotReadyInTime();
    void isReadyOnceItHasStarted();
    void goesOnWithoutWhatCannotBeKilled();
    void lendsAPlace();
    void saysWhyThereIsNoPlace();
    void doesNotWaitForTheSweeperForEver();
    void takesAUserBackLate();
};

void ExecutorExecutionTest::launchesAndExits()
{
    Shell shell("read line; echo $line");
    shell.input.finish();
    QVERIFY(!shell.execution.isThere());
    QVERIFY(shell.launch());
    QVERIFY(shell.execution.isThere());
    QVERIFY(shell.runUntilExit());
    QCOMPARE(shell.exits, std::vector<int>{0});
    QVERIFY(!shell.execution.isThere());
    QVERIFY(shell.reasons.empty() && shell.execution.failure().empty());
    QVERIFY(shell.execution.millisecondsSinceLaunch() > 0);
}

void ExecutorExecutionTest::isToldHowItEnded()
{
    Shell shell("exit 7");
    QVERIFY(shell.launch() && shell.runUntilExit());
    QCOMPARE(shell.exits, std::vector<int>{7 << 8});
    Shell killed("kill -SEGV $$");
    QVERIFY(killed.launch() && killed.runUntilExit());
    QCOMPARE(WTERMSIG(killed.exits.front()), SIGSEGV);
}

void ExecutorExecutionTest::compilersGetNoInput()
{
    Shell shell("cat; echo end", {}, Execution::Kind::Compiler);
    shell.spec.joinOutput = true;
    QVERIFY(shell.launch()); // nobody says that the input ends
    QVERIFY(shell.runUntilExit());
    QVERIFY(shell.fixture.runUntil([&] { return shell.sink.lines == QByteArrayList{"stderr end\n"}; }));
}

void ExecutorExecutionTest::saysWhyThereIsNoProcess()
{
    Shell shell("true");
    shell.fixture.launchFailure = "cannot fork: no memory";
    const auto launched = shell.execution.launch(shell.spec, never, EndReason::Timeout);
    QVERIFY(!launched);
    QCOMPARE(launched.error(), std::string("cannot fork: no memory"));
    QVERIFY(!shell.execution.isThere());
}

void ExecutorExecutionTest::killsOnlyWhatIsThere()
{
    Shell shell("sleep 600");
    shell.execution.kill(); // there is nothing
    QVERIFY(shell.launch());
    shell.execution.kill();
    shell.execution.kill();
    QVERIFY(shell.runUntilExit());
    shell.execution.kill();
    shell.fixture.io.poll();
    QCOMPARE(shell.exits, std::vector<int>{SIGKILL});
}

void ExecutorExecutionTest::endsWhenItsTimeIsOver()
{
    Shell shell("sleep 600");
    QVERIFY(shell.launch(0ms));
    QVERIFY(shell.runUntilExit());
    QCOMPARE(shell.exits, std::vector<int>{SIGKILL});
    QVERIFY(shell.reasons == std::vector{EndReason::Timeout});
    QVERIFY(shell.execution.failure().empty());
}

void ExecutorExecutionTest::endsWhenItIsNotReadyInTime()
{
    Shell shell("sleep 600", {.start = 0ms});
    shell.fixture.holdStart = true;
    QVERIFY(shell.launch());
    QVERIFY(shell.runUntilExit());
    QVERIFY(shell.reasons == std::vector{EndReason::NotStarted});
    QCOMPARE(shell.execution.failure(), std::string("it was not ready in time"));
}

// It is one already when the deadline comes, so that is none of its business any more.
void ExecutorExecutionTest::isReadyOnceItHasStarted()
{
    Shell shell("true", {.start = 0ms});
    shell.fixture.services.launch = launchNobody;
    QVERIFY(shell.launch());
    shell.settle();
    QVERIFY(shell.reasons.empty() && shell.execution.failure().empty());
    QVERIFY(shell.execution.isThere());
}

// One that the kernel keeps: of its end nobody hears.
void ExecutorExecutionTest::goesOnWithoutWhatCannotBeKilled()
{
    Shell shell("true", {.exit = 0ms});
    shell.fixture.services.launch = launchNobody;
    QVERIFY(shell.launch());
    shell.settle();
    QVERIFY(shell.exits.empty()); // nobody has killed it yet
    shell.execution.kill();
    QVERIFY(shell.runUntilExit());
    QCOMPARE(shell.exits, std::vector<int>{SIGKILL});
    QVERIFY(!shell.execution.isThere());
}

void ExecutorExecutionTest::lendsAPlace()
{
    PlaceFixture fixture;
    QVERIFY(!fixture.place.user());
    QVERIFY(fixture.place.make());
    QCOMPARE(fixture.place.user()->uid, ::getuid());
    QVERIFY(QDir(QString::fromStdString(fixture.place.root())).exists());
    QCOMPARE(fixture.users.available(), 0U);
    fixture.place.sweep([&] { ++fixture.done; });
    QCOMPARE(fixture.done, 0);
    fixture.answer();
    QCOMPARE(fixture.done, 1);
    QVERIFY(!fixture.place.user());
    QCOMPARE(fixture.users.available(), 1U);
}

void ExecutorExecutionTest::saysWhyThereIsNoPlace()
{
    PlaceFixture fixture;
    const auto other = fixture.users.take();
    QVERIFY(other);
    const auto made = fixture.place.make();
    QVERIFY(!made);
    QCOMPARE(made.error(), std::string("there is no free user for it"));
    // Nothing is to be swept, but it is said all the same: later, as ever.
    fixture.place.sweep([&] { ++fixture.done; });
    QCOMPARE(fixture.done, 0);
    QVERIFY(runUntil(fixture.io, [&] { return fixture.done == 1; }));

    PlaceFixture occupied;
    QVERIFY(QDir(occupied.directory.path()).mkdir(QStringLiteral("0")));
    const auto second = occupied.place.make();
    QVERIFY(!second && second.error().starts_with("its directory could not be made: "));
    QVERIFY(occupied.place.user()); // who has to be swept after
}

void ExecutorExecutionTest::doesNotWaitForTheSweeperForEver()
{
    PlaceFixture fixture;
    QVERIFY(fixture.place.make());
    fixture.place.sweep([&] { ++fixture.done; }, 0ms);
    QVERIFY(runUntil(fixture.io, [&] { return fixture.done == 1; }));
    QVERIFY(!fixture.place.user());
    QCOMPARE(fixture.users.available(), 0U);
}

void ExecutorExecutionTest::takesAUserBackLate()
{
    PlaceFixture fixture;
    QVERIFY(fixture.place.make());
    fixture.place.sweep([&] { ++fixture.done; }, 0ms);
    QVERIFY(runUntil(fixture.io, [&] { return fixture.done == 1; }));
    fixture.answer();
    QCOMPARE(fixture.done, 1);
    QCOMPARE(fixture.users.available(), 1U);
}

QTEST_GUILESS_MAIN(ExecutorExecutionTest)
#include "tst_executor_execution.moc"
