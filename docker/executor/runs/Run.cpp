// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/Run.h"

#include "docker/executor/machine/Priority.h"
#include "docker/executor/support/Log.h"

#include <boost/asio/post.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace learncode::executor {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

RunLimits limitsFor(const LanguageConfig &language, const Job &job)
{
    RunLimits limits = language.limits;
    limits.wall = job.wall;
    limits.cpu = job.cpu.value_or(limits.cpu.count() > 0 ? limits.cpu : limits.wall);
    limits.outputBytes = job.outputBytes;
    return limits;
}

} // namespace

Run::Run(Services &services, const LanguageConfig &language, std::weak_ptr<RunSink> sink, Job job,
         std::function<void()> onDone)
    : m_services(services)
    , m_serial(++services.runsMade)
    , m_language(language)
    , m_sink(std::move(sink))
    , m_job(std::move(job))
    , m_mainFile{language.mainFile, std::move(m_job.code)}
    , m_limits(limitsFor(language, m_job))
    , m_onDone(std::move(onDone))
    , m_output(services.io, m_job.run, m_job.outputBytes,
               {.emit = [this](std::vector<std::uint8_t> frame) { emit(std::move(frame)); },
                .isCongested =
                    [this] {
                        const auto listener = m_sink.lock();
                        return listener && listener->isCongested();
                    },
                .onOverflow = [this] { end(EndReason::OutputLimit); },
                .onTurn = [this] { onTurn(); }})
    , m_input(services.io, m_job.terminal ? InputPump::Kind::Terminal : InputPump::Kind::Pipe)
    , m_waits(services.io, waitHandlers())
    , m_timer(services.io)
{
}

void Run::start()
{
    if (!prepare()) {
        m_reason = EndReason::NotStarted;
        clean();
        return;
    }
    if (m_language.compile.empty())
        return runProgram();
    m_services.compilers.request([self = shared_from_this()] {
        if (self->m_state == State::Waiting)
            self->compile();
        else
            self->m_services.compilers.leave();
    });
}

/// Gives the run a user and a directory of its own.
bool Run::prepare()
{
    m_user = m_services.users.take();
    if (!m_user) {
        m_failure = "there is no free user for it";
        return false;
    }
    m_root = m_services.workDirectory + "/" + std::to_string(m_user->index);
    if (::mkdir(m_root.c_str(), 0700) == 0 && ::chown(m_root.c_str(), m_user->uid, m_user->uid) == 0)
        return true;
    m_failure = std::string("its directory could not be made: ") + std::strerror(errno);
    logLine(m_failure);
    return false;
}

void Run::compile()
{
    m_state = State::Compiling;
    ProcessSpec spec = makeSpec(expandCommand(m_language.compile, m_language));
    spec.joinOutput = true;
    spec.files.push_back(&m_mainFile);
    for (const WorkFile &file : m_job.files)
        spec.files.push_back(&file);
    // A compile cache would answer here, before a compiler is started.
    if (!launch(spec)) {
        m_services.compilers.leave();
        return;
    }
    announce(Phase::Compiling);
    limitTime(m_limits.compile, EndReason::CompileTimeout);
}

void Run::runProgram()
{
    m_state = State::Running;
    if (!makeTerminal())
        return;
    std::vector<std::string> command = expandCommand(m_language.run, m_language);
    command.insert(command.end(), m_job.args.begin(), m_job.args.end());
    ProcessSpec spec = makeSpec(command);
    spec.gateCalls = true;
    if (m_terminal) {
        spec.terminal = m_terminal->farSide();
        spec.env.emplace_back("TERM=xterm-256color");
    }
    if (m_language.compile.empty()) {
        spec.files.push_back(&m_mainFile);
        for (const WorkFile &file : m_job.files)
            spec.files.push_back(&file);
    }
    // A process started ahead of its run would be taken here instead of a new one.
    if (!launch(spec))
        return;
    announce(Phase::Running);
    limitTime(m_limits.wall, EndReason::Timeout);
}

ProcessSpec Run::makeSpec(const std::vector<std::string> &command) const
{
    ProcessSpec spec;
    spec.argv = command;
    spec.env = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + m_root + "/" + codeDirectory,
                "TMPDIR=" + m_root + "/" + tempDirectory};
    spec.env.insert(spec.env.end(), m_language.env.begin(), m_language.env.end());
    spec.root = m_root;
    spec.user = *m_user;
    spec.limits = m_limits;
    spec.sandbox = &m_services.sandbox;
    return spec;
}

bool Run::launch(const ProcessSpec &spec)
{
    m_services.oom.look(); // kills that nobody has seen yet were before this
    m_launched = Clock::now();
    m_use = {};
    m_services.accounts.open(m_user->uid);
    auto process = startProcess(spec);
    if (!process) {
        giveUp(process.error());
        return false;
    }
    m_pid = process->pid;
    m_procEntry.reset(::open(("/proc/" + std::to_string(m_pid)).c_str(), O_PATH | O_CLOEXEC));
    m_services.reaper.expect(m_pid, [self = shared_from_this()](const ChildExit &exit) { self->onExit(exit); });
    m_start.emplace(m_services.io, process->start.release());
    awaitStart();
    connect(std::move(*process));
    return true;
}

/// There is no process to begin with.
void Run::giveUp(std::string failure)
{
    m_failure = std::move(failure);
    logLine(m_failure);
    m_reason = EndReason::NotStarted;
    clean();
}

void Run::limitTime(std::chrono::milliseconds time, EndReason reason)
{
    m_timer.expires_at(m_launched + time);
    m_timer.async_wait([self = shared_from_this(), reason, pid = m_pid](boost::system::error_code error) {
        if (!error && self->m_pid == pid)
            self->end(reason);
    });
}

void Run::awaitStart()
{
    m_start->async_wait(asio::posix::stream_descriptor::wait_read,
                        [self = shared_from_this()](boost::system::error_code error) {
                            if (error || !self->m_start)
                                return;
                            self->readStart();
                            if (self->m_start)
                                self->awaitStart();
                        });
}

void Run::readStart()
{
    while (m_start) {
        StartMessage message = readStartMessage(m_start->native_handle());
        switch (message.kind) {
        case StartMessage::Kind::Nothing: return;
        case StartMessage::Kind::Closed: return onStarted();
        case StartMessage::Kind::Failure: m_failure = std::move(message.failure); break;
        case StartMessage::Kind::Gate: openGate(std::move(message.gate)); break;
        }
    }
}

void Run::openGate(UniqueFd listener)
{
    m_hasForked = false;
    m_quota.emplace(m_user->uid, m_limits.processes, [this] { return m_services.meter.helper(); });
    m_gate.emplace(m_services.io, std::move(listener),
                   CallGate::Handlers{.readAll = [this] { return m_output.turn(); },
                                      .admitProcess =
                                          [this](bool isThread) {
                                              m_hasForked |= !isThread;
                                              const bool admitted = m_quota->admit();
                                              if (!admitted)
                                                  end(EndReason::ProcessLimit);
                                              return admitted;
                                          }});
}

void Run::end(EndReason reason)
{
    if (m_state >= State::Cleaning) {
        // It has ended already; only somebody who does not wait for its last output is served by this.
        if (m_state == State::Draining)
            finish();
        return;
    }
    if (m_reason == EndReason::None)
        m_reason = reason;
    if (m_pid > 0) {
        ::kill(-m_pid, SIGKILL);
        ::kill(m_pid, SIGKILL); // the rest of its user follows in cleaning
        hastenGroup(m_pid);
    } else {
        clean();
    }
}

void Run::abandon()
{
    m_sink.reset();
    end(EndReason::Stopped);
    m_output.close();
    if (m_state == State::Draining)
        finish();
}

std::optional<uid_t> Run::user() const
{
    return m_user ? std::optional(m_user->uid) : std::nullopt;
}

void Run::onExit(const ChildExit &exit)
{
    m_pid = -1;
    m_procEntry.reset();
    m_timer.cancel();
    readStart();
    m_start.reset();
    if (m_state == State::Compiling)
        onCompilerExit(exit);
    else
        onProgramExit(exit);
}

void Run::onCompilerExit(const ChildExit &exit)
{
    m_report.compileMs = millisecondsSince(m_launched);
    m_services.compilers.leave();
    const bool succeeded = m_reason == EndReason::None && m_failure.empty() && exit.status == 0;
    if (!succeeded) {
        judge(makeEnding(exit), m_report);
        clean();
        return;
    }
    // The program begins when all the compiler has said is on its way.
    m_state = State::Compiled;
    m_output.turn();
}

void Run::onProgramExit(const ChildExit &exit)
{
    m_report.wallMs = millisecondsSince(m_launched);
    m_report.peakMemoryKb = exit.usage.ru_maxrss;
    judge(makeEnding(exit), m_report);
    clean();
}

/// After each look at the pipes: what waited for the reader to catch up goes on.
void Run::onTurn()
{
    if (!m_output.isCaughtUp())
        return;
    if (m_gate)
        m_gate->release();
    if (m_state == State::Compiled)
        runProgram();
    else if (m_state == State::Draining)
        finish();
}

void Run::clean()
{
    m_state = State::Cleaning;
    m_waits.stop();
    m_input.close();
    if (m_report.outcome.empty())
        judge({.reason = m_reason, .failure = m_failure, .limits = m_limits}, m_report);
    if (!m_user) {
        asio::post(m_services.io, [self = shared_from_this()] { self->onSwept(); });
        return;
    }
    m_services.sweeper.sweep(*m_user, m_root, [self = shared_from_this()](bool clean) {
        // All of it has been reaped by now.
        if (self->m_report.wallMs > 0)
            self->m_report.cpuMs = self->m_services.accounts.spent(self->m_user->uid).cpuMs + self->m_use.lostCpuMs();
        self->m_services.accounts.close(self->m_user->uid);
        if (clean)
            self->m_services.users.give(*self->m_user);
        self->m_user.reset();
        self->onSwept();
    });
}

/// Nobody is left who could write: what is in the pipes now is the rest.
void Run::onSwept()
{
    m_state = State::Draining;
    m_timer.expires_after(limits::drainDeadline);
    m_timer.async_wait([self = shared_from_this()](boost::system::error_code error) {
        if (!error && self->m_state == State::Draining)
            self->finish();
    });
    m_output.turn();
}

void Run::finish()
{
    m_state = State::Done;
    m_timer.cancel();
    m_report.truncated = m_output.hasOverflowed() || !m_output.isCaughtUp();
    // More than the limit may come to light only after the program's own end.
    addAfterthoughts(m_output.hasOverflowed(), m_hint != Hint::None ? m_hint : m_errorWords.hint(), m_limits, m_report);
    const auto self = shared_from_this();
    m_onDone();
    if (const auto listener = m_sink.lock())
        listener->finished(m_job.run, m_report);
    // Not here: this may be the pump's own call.
    asio::post(m_services.io, [self] {
        self->m_output.close();
        self->m_terminal.reset();
        self->m_gate.reset();
    });
}

void Run::announce(Phase phase)
{
    if (const auto listener = m_sink.lock())
        listener->phase(m_job.run, phase);
}

} // namespace learncode::executor
