// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/accounts/RunUse.h"
#include "docker/executor/job/Config.h"
#include "docker/executor/job/ErrorWords.h"
#include "docker/executor/job/Job.h"
#include "docker/executor/job/Report.h"
#include "docker/executor/job/Verdict.h"
#include "docker/executor/runs/Execution.h"
#include "docker/executor/runs/Place.h"
#include "docker/executor/runs/RunSink.h"
#include "docker/executor/runs/Services.h"
#include "docker/executor/streams/InputPump.h"
#include "docker/executor/streams/OutputPump.h"

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace learncode::executor {

/// One run, from its job to its `finished`, in a Place, by one or two Executions:
///
///   waiting (for a compiler's turn) → compiling → compiled → running → cleaning → draining → done
///
/// Without a compile command it begins at running. Every way out, also a failure to begin, leads through cleaning:
/// nothing of the run's user is left when `finished` is sent. Exactly one `finished`, after all output. Every state
/// has a deadline: those with a process that of their Execution, the others one of their own.
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
    void resume() { output().resume(); }
    /// Ends it now; harmless when it has ended.
    void end(EndReason reason);
    /// Nobody listens any more.
    void abandon();

    /// Of no other run, ever.
    [[nodiscard]] std::uint64_t serial() const { return m_serial; }
    [[nodiscard]] bool isAbandoned() const { return m_sink.expired(); }
    /// Until it has been cleaned up after.
    [[nodiscard]] std::optional<uid_t> user() const;
    [[nodiscard]] const RunLimits &limits() const { return m_limits; }
    [[nodiscard]] const std::string &root() const { return m_place.root(); }
    [[nodiscard]] const std::optional<Credentials> &credentials() const { return m_place.user(); }
    /// Something of it may be running, and it has not been ended for a limit or otherwise. Who lives has an execution,
    /// which the next three are about.
    [[nodiscard]] bool isLiving() const;
    [[nodiscard]] bool isCompiling() const { return m_state == State::Compiling; }
    /// When its compiler or its program was started, whichever came last.
    [[nodiscard]] std::chrono::steady_clock::time_point launchTime() const { return execution()->launchTime(); }
    /// What the watch knows of it; its own.
    [[nodiscard]] RunUse &use() { return m_program ? m_program->use() : m_compiler->use(); }

private:
    enum class State { Waiting, Compiling, Compiled, Running, Cleaning, Draining, Done };

    void awaitTurn();
    void limitState(std::chrono::milliseconds time, std::function<void()> onOverdue);
    void compile();
    void runProgram();
    [[nodiscard]] ProcessSpec makeSpec(const std::vector<std::string> &command) const;
    [[nodiscard]] std::string codePath() const;
    void addFiles(ProcessSpec &spec) const;
    void dropFiles();
    [[nodiscard]] Execution::Owner owner(OutputPump &output);
    [[nodiscard]] const Execution *execution() const;
    void giveUp(std::string failure);
    void onCompilerExit(const ChildExit &exit);
    void onCompiled();
    void onProgramExit(const ChildExit &exit);
    void judgeEnd(const Execution &execution, const ChildExit &exit);
    [[nodiscard]] OutputPump::Handlers pumpHandlers();
    /// What is read now: the program's, or its compiler's.
    [[nodiscard]] OutputPump &output() { return m_program ? m_output : m_compilerOutput; }
    void emit(std::vector<std::uint8_t> frame);
    void onTurn();
    void clean();
    void onSwept(uid_t user);
    void drain();
    void finish();
    void announce(Phase phase);
    void announceWaiting();

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
    std::string m_failure; ///< why it could not begin
    ErrorWords m_errorWords;
    Hint m_hint = Hint::None;

    Place m_place;
    OutputPump m_output;
    OutputPump m_compilerOutput;
    InputPump m_input;
    std::optional<Execution> m_compiler;
    std::optional<Execution> m_program;
    boost::asio::steady_timer m_timer; ///< of states without an execution
};

} // namespace learncode::executor
