// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

namespace learncode::executor {

/// Who goes first when many want the processor: the executor, then processes that are to end, then runs. One that is
/// killed needs the processor once more to die; as the last behind a fork bomb it would get it after 200 ms. Where the
/// container lacks the right to put anybody first, runs are last for good. @{

/// For the executor. Runs then begin in the middle, and it is for the executor to move them.
inline void goFirst()
{
    ::setpriority(PRIO_PROCESS, 0, -20);
}

[[nodiscard]] inline bool isFirst()
{
    return ::getpriority(PRIO_PROCESS, 0) < 0;
}

/// Puts the calling process, and what it will start, behind the executor that it was forked from.
inline void goBehind()
{
    ::setpriority(PRIO_PROCESS, 0, isFirst() ? 0 : 19);
}

/// Where all processes of a run are.
inline void placeUser(uid_t user, int priority)
{
    ::setpriority(PRIO_USER, user, priority);
}

inline constexpr int dyingPriority = -15;

/// Lets a process group that has been killed go first. Without the right to do so it dies in its turn.
inline void hastenGroup(pid_t group)
{
    ::setpriority(PRIO_PGRP, static_cast<id_t>(group), dyingPriority);
}

/// The same for all processes of a user, who are killed next.
inline void hastenUser(uid_t user)
{
    ::setpriority(PRIO_USER, user, dyingPriority);
}

/// @}

} // namespace learncode::executor
