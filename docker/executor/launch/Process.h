// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/support/UniqueFd.h"

#include <sys/types.h>

#include <expected>
#include <string>

namespace learncode::executor {

struct ProcessSpec;

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
