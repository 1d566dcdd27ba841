// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The executor: the program inside a language's container.
//
// Theory of operation
//
// It is PID 1 of the container, runs as root with the few capabilities it needs (SETUID, SETGID, KILL, CHOWN), and is
// one thread with one event loop that never blocks. An application connects by WebSocket, shows the container's token
// and sends runs (docker/protocol/Protocol.h); everything of a run is told to it as it happens.
//
//   Server → HttpGate → Connection        who may speak, and what was said
//   RunTable → Run                        the life of a run, one state machine each
//     Process, ChildSetup                 fork, give up every privilege, become the compiler or the program
//     OutputPump, StderrGate, InputPump   its bytes: in order, in bounds, with backpressure
//     Sweeper, SweepHelper, RemoveTree    nothing of it is left
//   UidPool, CompileGate, Reaper          what runs share
//   ResourceWatch, OomLedger              who uses too much, and whom the kernel killed for it
//
// A run is a user. Each gets an unprivileged one that no other living run has, a directory that only it can enter, and
// a session of its own. So what it does to others is refused by the kernel, and what it leaves can be found by its
// owner: cleaning ends every process and removes every file of that user, done by a helper which has that user's
// rights and no others.
//
// Every signal, and the end of every child, comes through one signalfd (Reaper). SIGTERM ends all runs and the
// executor within a second.

#include "Arguments.h"
#include "HealthCheck.h"
#include "Log.h"
#include "Server.h"
#include "Services.h"
#include "VersionProbe.h"

#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>

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
    ::umask(022);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); // where it is not PID 1
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // Runs may pass through to their own directory, but neither list nor write here.
    if (::chmod(workDirectory.c_str(), 0711) != 0) {
        logErrno("cannot use " + workDirectory, errno);
        return false;
    }
    return true;
}

/// A file can be as large as the file system it is on.
void limitFileSize(LanguageConfig &language, const std::string &workDirectory)
{
    struct statvfs info{};
    if (::statvfs(workDirectory.c_str(), &info) == 0 && info.f_blocks > 0)
        language.limits.fileBytes = std::uint64_t{info.f_blocks} * info.f_frsize;
}

/// The executor from its first connection to SIGTERM.
class Program final
{
public:
    Program(boost::asio::io_context &io, LanguageConfig language, const Arguments &arguments, std::string token)
        : m_io(io),
          m_services(io, std::move(language), arguments.workDirectory),
          m_runs(m_services),
          m_grace(io),
          m_port(arguments.port),
          m_token(std::move(token))
    {
        m_services.reaper.onTermination([this] { shutDown(); });
    }

    void start()
    {
        std::make_shared<VersionProbe>(m_services, [this](const std::string &version) { serve(version); })->start();
    }

    [[nodiscard]] int exitStatus() const { return m_exitStatus; }

private:
    void serve(const std::string &version)
    {
        const LanguageConfig &language = m_services.language;
        if (version.empty())
            logLine("the version of " + language.id + " is not known: its version command failed");
        m_server.emplace(m_io, m_runs, ServerOptions{m_port, m_token, helloMessage(language.id, version, language.slots)});
        if (const auto listening = m_server->listen(); !listening) {
            logLine(listening.error());
            m_exitStatus = 1;
            m_io.stop();
            return;
        }
        logLine("ready: " + language.id + " " + version + ", port " + std::to_string(m_port));
    }

    void shutDown()
    {
        if (m_server)
            m_server->close();
        // Whatever has not gone by then goes with PID 1.
        m_grace.expires_after(limits::shutdownGrace);
        m_grace.async_wait([this](boost::system::error_code) { m_io.stop(); });
        m_runs.stopAll([this] { boost::asio::post(m_io, [this] { m_io.stop(); }); });
    }

    boost::asio::io_context &m_io;
    Services m_services;
    RunTable m_runs;
    std::optional<Server> m_server;
    boost::asio::steady_timer m_grace;
    std::uint16_t m_port;
    std::string m_token;
    int m_exitStatus = 0;
};

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
    limitFileSize(*language, arguments.workDirectory);
    boost::asio::io_context io(1);
    Program program(io, std::move(*language), arguments, std::move(token));
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
