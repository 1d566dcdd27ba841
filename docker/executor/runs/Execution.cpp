// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/Execution.h"

#include "docker/executor/machine/Priority.h"
#include "docker/executor/support/Log.h"
#include "docker/executor/waiting/InputBlock.h"

#include <fcntl.h>

#include <csignal>
#include <utility>

namespace learncode::executor {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

Execution::Execution(Services &services, Kind kind, const Owner &owner, Handlers handlers, Patience patience)
    : m_services(services)
    , m_kind(kind)
    , m_owner(owner)
    , m_handlers(std::move(handlers))
    , m_patience(patience)
    , m_budget(limits::gateShare, limits::gateCredit, chargeRun())
    , m_waits(services.io, waitHandlers(), chargeRun())
    , m_overdue(services.io)
    , m_limit(services.io)
{
}

std::expected<void, std::string> Execution::openTerminal(TerminalSize size)
{
    auto terminal = Terminal::open(size);
    if (!terminal)
        return std::unexpected(std::move(terminal.error()));
    m_terminal.emplace(std::move(*terminal));
    return {};
}

std::expected<void, std::string> Execution::launch(ProcessSpec spec, std::chrono::milliseconds time, EndReason reason)
{
    if (m_terminal)
        spec.terminal = m_terminal->farSide();
    // Without a terminal there is one that can do nothing, rather than none: programs complain about that.
    spec.env.emplace_back(m_terminal ? "TERM=xterm-256color" : "TERM=dumb");
    m_services.oom.look(); // kills that nobody has seen yet were before this
    m_launched = Clock::now();
    m_services.accounts.open(m_owner.user);
    auto process = m_services.launch(spec);
    if (!process)
        return std::unexpected(std::move(process.error()));
    m_pid = process->pid;
    m_procEntry.reset(::open(("/proc/" + std::to_string(m_pid)).c_str(), O_PATH | O_CLOEXEC));
    m_services.reaper.expect(m_pid, [this, alive = m_lifetime.watch()](const ChildExit &exit) {
        if (!alive.expired())
            onExit(exit);
    });
    m_start.emplace(m_services.io, process->start.release());
    enter(State::Starting, m_patience.start);
    limitTime(time, reason);
    awaitStart();
    connect(std::move(*process));
    return {};
}

void Execution::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(-m_pid, SIGKILL);
    ::kill(m_pid, SIGKILL); // the rest of its user follows in cleaning
    hastenGroup(m_pid);
    if (m_state != State::Ending)
        enter(State::Ending, m_patience.exit);
}

void Execution::close()
{
    m_terminal.reset();
    m_gate.reset();
}

void Execution::enter(State state, std::chrono::milliseconds deadline)
{
    m_state = state;
    m_overdue.expires_after(deadline);
    m_overdue.async_wait([this, state, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (!alive.expired() && !error && m_state == state)
            onOverdue();
    });
}

void Execution::onOverdue()
{
    if (m_state == State::Ending) {
        logLine("a process that was killed does not end; it is left to its sweeper");
        return onExit(ChildExit{.status = SIGKILL});
    }
    m_failure = "it was not ready in time";
    logLine(m_failure);
    m_handlers.mustEnd(EndReason::NotStarted);
}

void Execution::limitTime(std::chrono::milliseconds time, EndReason reason)
{
    m_limit.expires_at(m_launched + time);
    m_limit.async_wait([this, reason, alive = m_lifetime.watch()](boost::system::error_code error) {
        if (!alive.expired() && !error && m_pid > 0)
            m_handlers.mustEnd(reason);
    });
}

void Execution::awaitStart()
{
    m_start->async_wait(asio::posix::stream_descriptor::wait_read,
                        [this, alive = m_lifetime.watch()](boost::system::error_code error) {
                            if (alive.expired() || error || !m_start)
                                return;
                            readStart();
                            if (m_start)
                                awaitStart();
                        });
}

void Execution::readStart()
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

void Execution::openGate(UniqueFd listener)
{
    m_hasForked = false;
    m_quota.emplace(m_owner.user, m_owner.limits.processes, [this] { return m_services.meter.helper(); });
    m_gate.emplace(m_services.io, std::move(listener),
                   CallGate::Handlers{.readAll = [this] { return m_owner.output.readOutput(); },
                                      .admitProcess =
                                          [this](bool isThread) {
                                              m_hasForked |= !isThread;
                                              const bool admitted = m_quota->admit();
                                              if (!admitted)
                                                  m_handlers.mustEnd(EndReason::ProcessLimit);
                                              return admitted;
                                          }},
                   &m_budget);
}

void Execution::releaseGate()
{
    if (m_gate)
        m_gate->release();
}

/// Takes over the ends of what a new process has as its descriptors. A compiler gets no input: its pipe is closed here.
void Execution::connect(Process process)
{
    if (m_terminal)
        return m_owner.output.openTerminal(m_terminal->takeReader());
    m_owner.output.open(std::move(process.output), std::move(process.error));
    if (m_kind == Kind::Program)
        m_owner.input.open(std::move(process.input));
}

/// The process has become what it is to be. Only now a terminal is typed at: before, nobody would be there to be
/// interrupted.
void Execution::onStarted()
{
    m_start.reset();
    if (m_state == State::Starting) {
        m_state = State::Working;
        m_overdue.cancel();
    }
    if (m_kind != Kind::Program || m_pid <= 0)
        return;
    InputPump &input = m_owner.input;
    if (m_terminal)
        input.open(m_terminal->takeWriter());
    if (!input.hasEnded()) {
        m_place = m_terminal ? InputPlace::ofTerminal(m_terminal->device()) : InputPlace::ofPipe(input.descriptor());
        m_waits.start();
    }
}

void Execution::onExit(const ChildExit &exit)
{
    if (m_state == State::Gone)
        return; // it was said to be already
    m_state = State::Gone;
    m_pid = -1;
    m_procEntry.reset();
    m_overdue.cancel();
    m_limit.cancel();
    readStart();
    m_start.reset();
    m_waits.stop();
    m_handlers.onExit(exit);
}

void Execution::noteEndOfInput()
{
    if (m_terminal)
        m_waits.noteInput();
    else
        m_waits.stop();
}

void Execution::resizeTerminal(TerminalSize size)
{
    if (m_terminal)
        m_terminal->resize(size);
}

double Execution::millisecondsSinceLaunch() const
{
    return std::chrono::duration<double, std::milli>(Clock::now() - m_launched).count();
}

/// What the executor does for its sake is its processor time, too.
TimeBudget::OnSpent Execution::chargeRun()
{
    return [this](TimeBudget::Duration spent) {
        m_use.addExecutorCpu(std::chrono::duration<double, std::milli>(spent).count());
    };
}

WaitWatch::Handlers Execution::waitHandlers()
{
    return {.mayWait =
                [this] {
                    if (m_owner.input.hasEnded())
                        m_waits.stop();
                    return !m_owner.input.hasUnread() && !(m_terminal && m_terminal->hasUnreadInput());
                },
            .findBlock = [this] { return findInputBlock(m_pid, m_owner.user, m_place, m_hasForked); },
            .sendOutput = [this] { return m_owner.output.turn() && m_pid > 0; },
            .announce = [this] { m_handlers.onWaiting(); }};
}

} // namespace learncode::executor
