// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/Run.h"

#include "docker/executor/job/LimitTexts.h"
#include "docker/executor/runs/RunEnding.h"
#include "docker/executor/support/Log.h"
#include "docker/protocol/Protocol.h"
#include "docker/protocol/RunPlace.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace learncode::executor {

namespace asio = boost::asio;

namespace {

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
    , m_errorWords(language.mainFile)
    , m_place(services.io, services.users, services.workDirectory, services.sweep)
    , m_output(services.io, m_job.run, m_job.outputBytes, pumpHandlers())
    , m_compilerOutput(services.io, m_job.run, protocol::maxCompilerBytes, pumpHandlers(), {}, OutputOf::Compiler)
    , m_input(services.io, m_job.terminal ? InputPump::Kind::Terminal : InputPump::Kind::Pipe)
    , m_timer(services.io)
{
}

void Run::start()
{
    auto made = m_place.make();
    if (made && !standardFlag(m_language, m_job))
        made = std::unexpected("its language has no such standard");
    if (!made) {
        m_failure = std::move(made.error());
        m_reason = EndReason::NotStarted;
        return clean();
    }
    if (m_language.compile.empty())
        return runProgram();
    awaitTurn();
    m_services.compilers.request([self = shared_from_this()] {
        if (self->m_state == State::Waiting)
            self->compile();
        else
            self->m_services.compilers.leave();
    });
}

/// Each of the runs that there may be may have a compiler before it, and that may need as long again to end.
void Run::awaitTurn()
{
    limitState(m_limits.compile * (2 * m_language.runs), [this] {
        m_failure = "its compiler's turn did not come in time";
        end(EndReason::NotStarted);
    });
}

/// Does `onOverdue` unless the run has left its state by then.
void Run::limitState(std::chrono::milliseconds time, std::function<void()> onOverdue)
{
    m_timer.expires_after(time);
    m_timer.async_wait([self = shared_from_this(), state = m_state,
                        onOverdue = std::move(onOverdue)](boost::system::error_code error) {
        if (!error && self->m_state == state)
            onOverdue();
    });
}

void Run::compile()
{
    m_state = State::Compiling;
    m_timer.cancel();
    ProcessSpec spec = makeSpec(expandCommand(m_language.compile, m_language, m_job, m_mainFile));
    spec.joinOutput = true;
    addFiles(spec);
    // A compile cache would answer here, before a compiler is started.
    m_compiler.emplace(m_services, Execution::Kind::Compiler, owner(m_compilerOutput),
                       Execution::Handlers{.mustEnd = [this](EndReason reason) { end(reason); },
                                           .onExit = [this](const ChildExit &exit) { onCompilerExit(exit); },
                                           .onWaiting = [] {}});
    if (auto launched = m_compiler->launch(std::move(spec), m_limits.compile * limits::compileWallFactor,
                                           EndReason::CompileTimeout);
        !launched) {
        giveUp(std::move(launched.error()));
        return m_services.compilers.leave();
    }
    dropFiles();
    announce(Phase::Compiling);
}

void Run::runProgram()
{
    m_state = State::Running;
    m_compilerOutput.close();
    std::vector<std::string> command = expandCommand(m_language.run, m_language, m_job, m_mainFile);
    command.insert(command.end(), m_job.args.begin(), m_job.args.end());
    ProcessSpec spec = makeSpec(command);
    spec.gateCalls = true;
    if (m_language.compile.empty())
        addFiles(spec);
    m_program.emplace(m_services, Execution::Kind::Program, owner(m_output),
                      Execution::Handlers{.mustEnd = [this](EndReason reason) { end(reason); },
                                          .onExit = [this](const ChildExit &exit) { onProgramExit(exit); },
                                          .onWaiting = [this] { announceWaiting(); }});
    if (m_job.terminal) {
        if (auto opened = m_program->openTerminal(*m_job.terminal); !opened)
            return giveUp(std::move(opened.error()));
    }
    // A process started ahead of its run would be taken here instead of a new one.
    if (auto launched = m_program->launch(std::move(spec), m_limits.wall, EndReason::Timeout); !launched)
        return giveUp(std::move(launched.error()));
    dropFiles();
    announce(Phase::Running);
}

ProcessSpec Run::makeSpec(const std::vector<std::string> &command) const
{
    ProcessSpec spec;
    spec.argv = command;
    const std::string user = protocol::userName;
    spec.env = {"PATH=/usr/local/bin:/usr/bin:/bin",
                "LANG=C.UTF-8",
                "HOME=" + codePath(),
                "TMPDIR=" + root() + "/" + protocol::tempDirectory,
                "USER=" + user,
                "LOGNAME=" + user};
    spec.env.insert(spec.env.end(), m_language.env.begin(), m_language.env.end());
    spec.root = root();
    spec.user = *credentials();
    spec.limits = m_limits;
    spec.sandbox = &m_services.sandbox;
    return spec;
}

std::string Run::codePath() const
{
    return root() + "/" + protocol::codeDirectory;
}

void Run::addFiles(ProcessSpec &spec) const
{
    spec.files.push_back(&m_mainFile);
    for (const WorkFile &file : m_job.files)
        spec.files.push_back(&file);
}

/// The first process of the run has its copy, and it writes them: nobody needs them again.
void Run::dropFiles()
{
    // Their names may be in commands to come.
    m_mainFile.content = {};
    for (WorkFile &file : m_job.files)
        file.content = {};
}

Execution::Owner Run::owner(OutputPump &output)
{
    return {credentials()->uid, m_limits, output, m_input};
}

/// The one that came last; null before there was any.
const Execution *Run::execution() const
{
    if (m_program)
        return &*m_program;
    return m_compiler ? &*m_compiler : nullptr;
}

/// There is no process to begin with.
void Run::giveUp(std::string failure)
{
    m_failure = std::move(failure);
    logLine(m_failure);
    m_reason = EndReason::NotStarted;
    clean();
}

bool Run::addInput(std::span<const std::uint8_t> bytes)
{
    const bool taken = m_input.add(bytes);
    if (m_program)
        m_program->noteInput();
    return taken;
}

void Run::finishInput()
{
    m_input.finish();
    if (m_program)
        m_program->noteEndOfInput();
}

void Run::resizeTerminal(TerminalSize size)
{
    if (!m_job.terminal)
        return;
    m_job.terminal = size; // its program may have yet to begin
    if (m_program)
        m_program->resizeTerminal(size);
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
    for (auto *each : {&m_program, &m_compiler}) {
        if (*each && (*each)->isThere())
            return (*each)->kill();
    }
    clean();
}

void Run::abandon()
{
    m_sink.reset();
    end(EndReason::Stopped);
    output().close();
    if (m_state == State::Draining)
        finish();
}

std::optional<uid_t> Run::user() const
{
    return credentials() ? std::optional(credentials()->uid) : std::nullopt;
}

bool Run::isLiving() const
{
    return execution() && execution()->isThere() && m_reason == EndReason::None;
}

void Run::onCompilerExit(const ChildExit &exit)
{
    m_report.compileMs = m_compiler->millisecondsSinceLaunch();
    m_services.compilers.leave();
    if (m_reason == EndReason::None && m_compiler->failure().empty() && exit.status == 0)
        return onCompiled();
    judgeEnd(*m_compiler, exit);
    clean();
}

/// The program begins when all the compiler has said is on its way. Who does not take that for as long as a program
/// may run has used up that time; and nobody has longer for it than the application waits for a program to start.
void Run::onCompiled()
{
    m_state = State::Compiled;
    limitState(std::min<std::chrono::milliseconds>(m_limits.wall, limits::compiledDeadline),
               [this] { end(EndReason::Timeout); });
    m_compilerOutput.turn();
}

void Run::onProgramExit(const ChildExit &exit)
{
    m_report.wallMs = m_program->millisecondsSinceLaunch();
    m_report.peakMemoryKb = exit.usage.ru_maxrss;
    judgeEnd(*m_program, exit);
    clean();
}

void Run::judgeEnd(const Execution &execution, const ChildExit &exit)
{
    const LastLook look = lookAtEnding(m_services, execution, m_limits, m_reason, exit);
    m_hint = look.hint;
    judge(look.ending, m_report);
}

void Run::emit(std::vector<std::uint8_t> frame)
{
    if (const auto header = protocol::decode(frame); header->channel != protocol::Channel::Stdout)
        m_errorWords.add(std::span(frame).subspan(protocol::FrameHeader::size));
    if (m_program)
        m_program->noteOutput();
    if (const auto listener = m_sink.lock())
        listener->output(std::move(frame));
}

OutputPump::Handlers Run::pumpHandlers()
{
    return {.emit = [this](std::vector<std::uint8_t> frame) { emit(std::move(frame)); },
            .isCongested =
                [this] {
                    const auto listener = m_sink.lock();
                    return listener && listener->isCongested();
                },
            .onOverflow = [this] { end(EndReason::OutputLimit); },
            .onTurn = [this] { onTurn(); }};
}

/// After each look at the pipes: what waited for the reader to catch up goes on.
void Run::onTurn()
{
    if (!output().isCaughtUp())
        return;
    if (m_program)
        m_program->releaseGate();
    if (m_state == State::Compiled)
        runProgram();
    else if (m_state == State::Draining)
        finish();
}

void Run::clean()
{
    m_state = State::Cleaning;
    m_timer.cancel();
    m_input.close();
    if (m_report.outcome.empty())
        judge({.reason = m_reason, .failure = m_failure, .limits = m_limits}, m_report);
    const uid_t user = credentials() ? credentials()->uid : 0;
    m_place.sweep([this, user] { onSwept(user); });
}

/// Nobody is left who could write: what is in the pipes now is the rest.
void Run::onSwept(uid_t user)
{
    // All of it has been reaped by now.
    if (m_report.wallMs > 0)
        m_report.cpuMs = m_services.accounts.spent(user).cpuMs + m_program->use().lostCpuMs();
    m_services.accounts.close(user);
    drain();
}

void Run::drain()
{
    m_state = State::Draining;
    limitState(limits::drainDeadline, [this] { finish(); });
    output().turn();
}

void Run::finish()
{
    m_state = State::Done;
    m_timer.cancel();
    const bool muchToSay = !m_program && m_compilerOutput.hasOverflowed();
    m_report.truncated = m_output.hasOverflowed() || muchToSay || !output().isCaughtUp();
    if (muchToSay && m_report.outcome == protocol::outcome::compileError && m_report.message.empty())
        m_report.message = limitText(EndReason::OutputLimit,
                                     {.compiling = true, .limits = {.outputBytes = protocol::maxCompilerBytes}});
    // More than the limit may come to light only after the program's own end.
    addAfterthoughts(m_output.hasOverflowed(), m_errorWords.runtimeError(),
                     m_hint != Hint::None ? m_hint : m_errorWords.hint(), m_limits, m_report);
    const auto self = shared_from_this();
    m_onDone();
    // The last that is said: what the pump may still read is nobody's.
    if (const auto listener = std::exchange(m_sink, {}).lock())
        listener->finished(m_job.run, m_report);
    // Not here: this may be the pump's own call.
    asio::post(m_services.io, [self] {
        self->output().close();
        if (self->m_program)
            self->m_program->close();
    });
}

void Run::announce(Phase phase)
{
    if (const auto listener = m_sink.lock())
        listener->phase(m_job.run, phase, codePath());
}

void Run::announceWaiting()
{
    if (const auto listener = m_sink.lock())
        listener->waiting(m_job.run);
}

} // namespace learncode::executor
