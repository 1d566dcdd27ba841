// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor-program/RunFixture.h"

#include "docker/executor/machine/Helper.h"
#include "docker/protocol/Protocol.h"
#include "tests/unit/executor-program/Pipe.h"

#include <boost/asio/post.hpp>

#include <QDir>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <utility>

namespace learncode::executor::test {

using namespace std::chrono_literals;

namespace {

/// The Reaper reads these from a descriptor, so no thread may take them away; Qt Test has one before the first test.
[[maybe_unused]] const bool signalsAreBlocked = [] {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT})
        sigaddset(&set, signal);
    return ::sigprocmask(SIG_BLOCK, &set, nullptr) == 0;
}();

void dontBlock(const UniqueFd &fd)
{
    ::fcntl(fd.get(), F_SETFL, O_NONBLOCK);
}

[[noreturn]] void become(const ProcessSpec &spec, std::array<int, 3> fds)
{
    resetSignals();
    ::setsid();
    for (int number = 0; number < 3; ++number)
        ::dup2(fds[static_cast<std::size_t>(number)], number);
    std::vector<char *> words;
    for (const std::string &word : spec.argv)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    ::execvp(words.front(), words.data());
    ::_exit(127);
}

Sandbox makeSandbox()
{
    auto sandbox = Sandbox::make();
    if (!sandbox)
        qFatal("%s", sandbox.error().c_str());
    return std::move(*sandbox);
}

QByteArray channelName(protocol::Channel channel)
{
    switch (channel) {
    case protocol::Channel::Stdout: return "stdout ";
    case protocol::Channel::Stderr: return "stderr ";
    case protocol::Channel::Terminal: return "terminal ";
    case protocol::Channel::Compiler: return "compiler ";
    case protocol::Channel::Input: break;
    }
    return "input ";
}

} // namespace

bool runUntil(boost::asio::io_context &io, const std::function<bool()> &isSo)
{
    const auto end = std::chrono::steady_clock::now() + 3min;
    while (!isSo()) {
        io.restart();
        if (io.run_one_until(end) == 0)
            return isSo();
    }
    return true;
}

void FakeSink::phase(std::uint32_t, Phase phase, std::string_view directory)
{
    directories += QByteArray(directory.data(), static_cast<qsizetype>(directory.size()));
    lines += phase == Phase::Compiling ? "phase compiling" : "phase running";
}

void FakeSink::waiting(std::uint32_t)
{
    ++waits;
}

void FakeSink::output(std::vector<std::uint8_t> frame)
{
    const auto header = protocol::decode(frame);
    const QByteArray name = channelName(header.value().channel);
    const QByteArray text(reinterpret_cast<const char *>(frame.data()), static_cast<qsizetype>(frame.size()));
    outputBytes += frame.size() - protocol::FrameHeader::size;
    if (lines.isEmpty() || !lines.last().startsWith(name))
        lines += name;
    lines.last() += text.mid(protocol::FrameHeader::size);
}

void FakeSink::finished(std::uint32_t, const Report &report)
{
    lines += "finished " + QByteArray::fromStdString(std::string(report.outcome));
    reports.push_back(report);
}

void FakeSink::refused(std::uint32_t, std::string_view code, std::string_view)
{
    lines += "refused " + QByteArray::fromStdString(std::string(code));
}

LanguageConfig shellLanguage(const std::string &run, const std::string &compile)
{
    LanguageConfig language;
    language.id = "shell";
    language.mainFile = "main.sh";
    language.run = {"sh", "-c", run};
    if (!compile.empty())
        language.compile = {"sh", "-c", compile};
    language.runs = 2;
    language.limits.compile = 10min; // no machine is so slow
    language.limits.processes = 1 << 20; // the test's user has processes of its own
    return language;
}

RunFixture::RunFixture(LanguageConfig language)
    : services(io, std::move(language), makeSandbox(), directory.path().toStdString(), ::getuid())
{
    services.users = UidPool(::getuid(), 1);
    services.launch = [this](const ProcessSpec &spec) { return launch(spec); };
    services.sweep = [this](const Credentials &, const std::string &root, std::function<void()> done) {
        sweep(root, std::move(done));
    };
}

RunFixture::~RunFixture()
{
    // Those that have been reaped are no children any more: only the others are ended.
    for (const pid_t child : m_children) {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0)
            continue;
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
}

QStringList RunFixture::leftovers() const
{
    return QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

std::expected<Process, std::string> RunFixture::launch(const ProcessSpec &spec)
{
    ++launches;
    if (launchFailure)
        return std::unexpected(*launchFailure);
    Pipe input;
    Pipe output;
    Pipe error;
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
        qFatal("There is no socket pair.");
    UniqueFd start(pair[0]);
    UniqueFd farStart(pair[1]);
    const pid_t pid = ::fork();
    if (pid == 0)
        become(spec, {input.read.get(), spec.joinOutput ? error.write.get() : output.write.get(), error.write.get()});
    m_children.push_back(pid);
    if (holdStart)
        m_held.push_back(std::move(farStart));
    for (const UniqueFd *ours : {&input.write, &output.read, &error.read})
        dontBlock(*ours);
    return Process{pid, std::move(input.write), spec.joinOutput ? UniqueFd() : std::move(output.read),
                   std::move(error.read), std::move(start)};
}

void RunFixture::sweep(const std::string &root, std::function<void()> done)
{
    ++sweeps;
    QDir(QString::fromStdString(root)).removeRecursively();
    if (heldSweep)
        heldSweep = std::move(done);
    else
        boost::asio::post(io, std::move(done));
}

} // namespace learncode::executor::test
