// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The executor: the program inside a language's container.
//
// Theory of operation
//
// It is PID 1 of the container, runs as root with the few capabilities it needs (SETUID, SETGID, KILL, CHOWN, and
// SYS_NICE where the engine can give it), and is one thread with one event loop that never blocks. An application
// connects by WebSocket, shows the container's token and sends runs (docker/protocol/Protocol.h); everything of a run
// is told to it as it happens.
//
//   door      who may speak, and what was said: Server → Doorkeeper → Connection, and Messages, the only JSON
//   watch     who uses too much: ResourceWatch takes a Snapshot ten times a second, WatchVerdicts says what follows
//   runs      the life of a run: RunTable → Run, in a Place (user, directory), by Executions (a process each)
//   launch    fork, give up every privilege, become the compiler or the program
//   waiting   that a program waits for its input: WaitWatch → InputBlock, BlockedCall
//   accounts  who has used how much, and whom the kernel killed for want of memory, or instead of us
//   cleaning  nothing of a run is left: Sweeper, SweepHelper, RemoveTree
//   streams   a run's bytes: in order, in bounds, with backpressure: OutputPump, CallGate, InputPump
//   machine   what kernel and container have: users, processes, signals, terminals, memory, files
//   sandbox   what confines a run beside its user: SystemCallFilter (seccomp), FileRules (Landlock)
//   job       what a run is to do, what it may use and how it ended, as values
//   support   what any room may need
//
// A room knows itself and those below it in this list; Program, on top, puts them together.
//
// A run is a user. Each gets an unprivileged one that no other living run has, a directory that only it can enter, and
// a session of its own. So what it does to others is refused by the kernel, and what it leaves can be found by its
// owner: cleaning ends every process and removes every file of that user, done by a helper which has that user's
// rights and no others. Around that, against what users alone do not keep apart (networks, /proc, the kernel itself),
// a run wears a sandbox, its compiler too.
//
// That a program waits for its input nobody says: it is seen. The kernel shows in /proc which system call a thread is
// blocked in, to whoever has the rights of its user; the executor takes on those, for files only and for the moment of
// a look. A thread that is blocked in a read of the run's input, or in a poll, select or epoll with the input in it,
// while there is none, and when all that was printed has been read, waits for it. Looks are taken a few milliseconds
// after output or input, then more seldom, and not at all while the program's waiting stands as announced.
//
// Every signal, and the end of every child, comes through one signalfd (Reaper). SIGTERM ends all runs and the
// executor within a second.

#include "docker/executor/Program.h"
#include "docker/executor/door/Arguments.h"
#include "docker/executor/door/HealthCheck.h"
#include "docker/executor/machine/Cgroup.h"
#include "docker/executor/machine/IdMap.h"
#include "docker/executor/machine/Priority.h"
#include "docker/executor/machine/WorkSpace.h"
#include "docker/executor/support/Log.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace learncode::executor {
namespace {

/// Takes the token out of the environment, so that nothing started later can inherit it.
std::string takeToken()
{
    char *value = std::getenv("LEARNCODE_TOKEN");
    if (!value)
        return {};
    std::string token = value;
    ::explicit_bzero(value, token.size());
    ::unsetenv("LEARNCODE_TOKEN");
    return token;
}

/// Makes the process a fit parent and place for runs; false if it is not allowed to.
bool preparePlace(const std::string &workDirectory)
{
    ::signal(SIGPIPE, SIG_IGN);
    // Give large buffers back when they are freed: a child's peak memory begins with what its parent had at the fork.
    ::mallopt(M_MMAP_THRESHOLD, 32 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 128 * 1024);
    ::umask(022);
    goFirst();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); // where it is not PID 1
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // Its own program must not have to be read again when there is no memory to read it to.
    if (::mlockall(MCL_CURRENT) != 0)
        logErrno("cannot keep the executor's program in memory", errno);
    // Runs may pass through to their own directory, but neither list nor write here.
    if (::chmod(workDirectory.c_str(), 0711) != 0) {
        logErrno("cannot use " + workDirectory, errno);
        return false;
    }
    return true;
}

/// Limits that are those of the place: a share of the file system, and a stack of half the memory. A million small calls
/// inside each other fit, and endless ones end before they have taken what others need.
void fitLimits(LanguageConfig &language, const std::string &workDirectory)
{
    if (const std::uint64_t memory = Cgroup().memoryLimit(); memory > 0)
        language.limits.stackBytes = memory / 2;
    fitToPlace(language.limits, readWorkSpace(workDirectory));
}

int run(const Arguments &arguments)
{
    auto language = readConfig(arguments.config, arguments.language);
    if (!language) {
        logLine(language.error());
        return 2;
    }
    std::string token = takeToken();
    if (token.empty()) {
        logLine("LEARNCODE_TOKEN is not set: nobody could be let in");
        return 2;
    }
    if (!preparePlace(arguments.workDirectory))
        return 1;
    fitLimits(*language, arguments.workDirectory);
    auto sandbox = Sandbox::make();
    if (!sandbox) {
        logLine(sandbox.error());
        return 1;
    }
    if (sandbox->landlock == 0)
        logLine("this kernel has no Landlock: runs are kept apart by their users and by the file system's permissions");
    const auto firstUser = chooseOwnBlock();
    if (!firstUser) {
        logLine("the engine gives this container too few users to run programs as");
        return 1;
    }
    boost::asio::io_context io(1);
    Program program(io, std::move(*language), std::move(*sandbox),
                    {arguments.workDirectory, *firstUser, arguments.port, std::move(token)});
    program.start();
    io.run();
    return program.exitStatus();
}

} // namespace
} // namespace learncode::executor

int main(int argc, char **argv)
{
    using namespace learncode::executor;
    const auto arguments = parseArguments(std::span<const char *const>(argv + 1, argv + argc));
    if (!arguments) {
        logLine(arguments.error());
        logLine("usage: learncode-executor --language ID [--port N] [--work DIR] [--config FILE] | --health-check");
        return 2;
    }
    return arguments->healthCheck ? checkHealth(arguments->port) : run(*arguments);
}
