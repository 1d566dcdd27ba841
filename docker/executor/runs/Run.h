// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/ProcessQuota.h"
#include "docker/executor/accounts/RunUse.h"
#include "docker/executor/job/ErrorWords.h"
#include "docker/executor/job/Verdict.h"
#include "docker/executor/launch/Process.h"
#include "docker/executor/machine/Terminal.h"
#include "docker/executor/runs/RunSink.h"
#include "docker/executor/runs/Services.h"
#include "docker/executor/streams/CallGate.h"
#include "docker/executor/streams/InputPump.h"
#include "docker/executor/streams/OutputPump.h"
#include "docker/executor/waiting/WaitWatch.h"

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace learncode::executor {

/// One run, from its command to its `finished`:
///
///   waiting (for a compiler's turn) → compiling → compiled → running → cleaning → draining → done
///
/// Without a compile command it begins at running. Every way out, also a failure to begin, leads through cleaning:
/// nothing of the run's user is left when `finished` is sent. Exactly one `finished`, after all output.
class Run final : public std::enable_shared_from_this<Run>
{
public:
    /// `onDone` is called just before `finished` is sent: the slot is free then.
    Run(Services &services, const LanguageConfig &language, std::weak_ptr<RunSink> sink, Job job,
        std::function<void()> onDone);

    void start();
    /// False if more input is pending than may be.
    [[nodiscard]] bool addInput(std::span<const std::uint8_t> bytes);
    void finishInput();
    /// Of a run without a terminal, nothing.
    void resizeTerminal(TerminalSize size);
    void acknowledge(std::uint64_t bytes) { m_output.acknowledge(bytes); }
    /// The sink has room again.
    void resume() { m_output.resume(); }
    /// Ends it now; harmless when it has ended.
    void end(EndReason reason);
    /// Nobody listens any more.
    void abandon();

    /// Of no other run, ever.
    [[nodiscard]] std::uint64_t serial() const { return m_serial; }
    [[nodiscard]] bool isAbandoned() const { return m_sink.expired(); }
    [[nodiscard]] std::optional<uid_t> user() const;
    [[nodiscard]] const RunLimits &limits() const { return m_limits; }
    /// When its compiler or its program was started, whichever came last.
    [[nodiscard]] std::chrono::steady_clock::time_point launchTime() const { return m_launched; }
    [[nodiscard]] const std::string &root() const { return m_root; }
    [[nodiscard]] const std::optional<Credentials> &credentials() const { return m_user; }
    /// Something of it may be running, and it has not been ended for a limit or otherwise.
    [[nodiscard]] bool isLiving() const { return m_pid > 0 && m_reason == EndReason::None; }
    /// What the watch knows of it; its own.
    [[nodiscard]] RunUse &use() { return m_use; }
    [[nodiscard]] bool isCompiling() const { return m_state == State::Compiling; }

private:
    enum class State { Waiting, Compiling, Compiled, Running, Cleaning, Draining, Done };

    bool prepare();
    void compile();
    void runProgram();
    [[nodiscard]] ProcessSpec makeSpec(const std::vector<std::string> &command) const;
    bool launch(const ProcessSpec &spec);
    bool makeTerminal();
    void connect(Process process);
    void onStarted();
    [[nodiscard]] WaitWatch::Handlers waitHandlers();
    void emit(std::vector<std::uint8_t> frame);
    void giveUp(std::string failure);
    void limitTime(std::chrono::milliseconds time, EndReason reason);
    void awaitStart();
    void readStart();
    void openGate(UniqueFd listener);
    void onExit(const ChildExit &exit);
    void onCompilerExit(const ChildExit &exit);
    void onProgramExit(const ChildExit &exit);
    [[nodiscard]] Ending makeEnding(const ChildExit &exit);
    [[nodiscard]] bool wasKilledForMemory(const ChildExit &exit);
    [[nodiscard]] bool hasAllProcesses() const;
    void onTurn();
    void clean();
    void onSwept();
    void finish();
    void announce(Phase phase);

    Services &m_services;
    const std::uint64_t m_serial;
    const LanguageConfig &m_language;
    std::weak_ptr<RunSink> m_sink;
    Job m_job;
    WorkFile m_mainFile;
    RunLimits m_limits;
    std::function<void()> m_onDone;

    State m_state = State::Waiting;
    EndReason m_reason = EndReason::None;
    Report m_report;
    std::string m_failure; ///< why the process never became the program
    RunUse m_use;
    ErrorWords m_errorWords;
    Hint m_hint = Hint::None;

    std::optional<Credentials> m_user;
    std::string m_root;
    pid_t m_pid = -1;
    /// The rule that lets a program read its own entry of /proc holds for the entry as the kernel has it in memory;
    /// held open, it stays there also when memory is short.
    UniqueFd m_procEntry;
    std::chrono::steady_clock::time_point m_launched;
    std::optional<boost::asio::posix::stream_descriptor> m_start;
    std::optional<ProcessQuota> m_quota;
    bool m_hasForked = true; ///< it may have more than one process; known where there is a gate
    std::optional<CallGate> m_gate;
    std::optional<Terminal> m_terminal;
    OutputPump m_output;
    InputPump m_input;
    InputPlace m_place;
    WaitWatch m_waits;
    boost::asio::steady_timer m_timer;
};

} // namespace learncode::executor
