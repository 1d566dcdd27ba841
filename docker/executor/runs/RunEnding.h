// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"
#include "docker/executor/machine/ChildExit.h"

namespace learncode::executor {

class Execution;
struct Services;

/// What the end of an execution is judged by, and what it may have run into if it failed by itself.
struct LastLook
{
    Ending ending{};
    Hint hint = Hint::None;
};

/// Sees what can still be seen of a run when one of its executions has ended. To be called before it is cleaned up
/// after: its processes and files still tell what it had. `reason`: why the executor ended it, if it did.
[[nodiscard]] LastLook lookAtEnding(Services &services, const Execution &execution, const RunLimits &limits,
                                    EndReason reason, const ChildExit &exit);

} // namespace learncode::executor
