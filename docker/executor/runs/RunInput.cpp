// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a run is talked with: by pipes or a terminal, and when it waits for an answer.

#include "docker/executor/runs/Run.h"

namespace learncode::executor {

bool Run::addInput(std::span<const std::uint8_t> bytes)
{
    const bool taken = m_input.add(bytes);
    m_waits.noteInput();
    return taken;
}

void Run::finishInput()
{
    m_input.finish();
    if (m_job.terminal)
        m_waits.noteInput();
    else
        m_waits.stop();
}

void Run::resizeTerminal(TerminalSize size)
{
    if (!m_job.terminal)
        return;
    m_job.terminal = size; // its program may have yet to begin
    if (m_terminal)
        m_terminal->resize(size);
}

/// The program's, not the compiler's: true also where none was asked for.
bool Run::makeTerminal()
{
    if (!m_job.terminal)
        return true;
    auto terminal = Terminal::open(*m_job.terminal);
    if (!terminal) {
        giveUp(terminal.error());
        return false;
    }
    m_terminal.emplace(std::move(*terminal));
    return true;
}

/// Takes over the ends of what a new process has as its descriptors. A compiler gets no input: its pipe is closed here.
void Run::connect(Process process)
{
    if (m_terminal)
        return m_output.openTerminal(m_terminal->takeReader());
    m_output.open(std::move(process.output), std::move(process.error));
    if (m_state == State::Running)
        m_input.open(std::move(process.input));
}

/// The process has become what it is to be. Only now a terminal is typed at: before, nobody would be there to be
/// interrupted.
void Run::onStarted()
{
    m_start.reset();
    if (m_state != State::Running || m_pid <= 0)
        return;
    if (m_terminal)
        m_input.open(m_terminal->takeWriter());
    if (!m_input.hasEnded()) {
        m_place = m_terminal ? InputPlace::ofTerminal(m_terminal->device()) : InputPlace::ofPipe(m_input.descriptor());
        m_waits.start();
    }
}

WaitWatch::Handlers Run::waitHandlers()
{
    return {.mayWait =
                [this] {
                    if (m_input.hasEnded())
                        m_waits.stop();
                    return !m_input.hasUnread() && !(m_terminal && m_terminal->hasUnreadInput());
                },
            .findBlock = [this] { return findInputBlock(m_pid, m_user->uid, m_place, m_hasForked); },
            .sendOutput = [this] { return m_output.turn() && m_state == State::Running; },
            .announce =
                [this] {
                    if (const auto listener = m_sink.lock())
                        listener->waiting(m_job.run);
                }};
}

void Run::emit(std::vector<std::uint8_t> frame)
{
    if (const auto header = protocol::decode(frame); header->channel != protocol::Channel::Stdout)
        m_errorWords.add(std::span(frame).subspan(protocol::FrameHeader::size));
    m_waits.noteOutput();
    if (const auto listener = m_sink.lock())
        listener->output(std::move(frame));
}

} // namespace learncode::executor
