// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Job.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/support/UniqueFd.h"

#include <expected>
#include <string>
#include <vector>

namespace learncode::executor {

struct Sandbox;

/// What to start, as whom, and how confined.
struct ProcessSpec
{
    std::vector<std::string> argv;
    std::vector<std::string> env;
    std::string root; ///< the run's own directory; the program starts in its `code`
    Credentials user;
    RunLimits limits;
    const Sandbox *sandbox = nullptr; ///< never null when started
    /// Written into the work directory by the new process itself, as its own user, before it becomes the program.
    std::vector<const WorkFile *> files;
    /// Stdout goes where stderr goes (compilers).
    bool joinOutput = false;
    /// The far side of the terminal that it gets instead of pipes, or -1.
    int terminal = -1;
    /// Ask the executor before each write to stderr, if that is a pipe of its own, and each new process (see CallGate).
    bool gateCalls = false;
};

/// The executor's ends of a started process. All are close-on-exec; the pipes do not block. No pipes with a terminal.
struct Process
{
    pid_t pid = -1;
    UniqueFd input;
    UniqueFd output; ///< none with joinOutput
    UniqueFd error;
    /// Messages from the time before exec; closed by exec. See readStartMessage.
    UniqueFd start;
};

/// Directories of a run below its root.
inline constexpr const char *codeDirectory = "code";
inline constexpr const char *tempDirectory = "tmp";

/// Forks a process of its own session. The error is a sentence for the log; what fails in the child comes later,
/// through `start`.
[[nodiscard]] std::expected<Process, std::string> startProcess(const ProcessSpec &spec);

/// What a new process says of itself before exec.
struct StartMessage
{
    enum class Kind { Nothing, Closed, Gate, Failure };
    Kind kind = Kind::Nothing;
    UniqueFd gate; ///< Gate: the listener of its gated calls
    std::string failure; ///< Failure: why the program never started
};

/// Takes the next message; Nothing if there is none yet, Closed when the program runs (or the process is gone).
[[nodiscard]] StartMessage readStartMessage(int start);

} // namespace learncode::executor
