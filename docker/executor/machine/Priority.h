// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

namespace learncode::executor {

/// Who goes first when many want the processor: the executor, and with it processes that are to end. One that is killed
/// needs the processor once more to die; as the last behind a fork bomb it would get it after 200 ms.
/// @{

/// Puts the calling process, and what it will start, behind the executor.
inline void goBehind()
{
    ::setpriority(PRIO_PROCESS, 0, 19);
}

/// Lets a process group that has been killed go first. Without the right to do so it dies in its turn.
inline void hastenGroup(pid_t group)
{
    ::setpriority(PRIO_PGRP, static_cast<id_t>(group), 0);
}

/// The same for all processes of a user, who are killed next.
inline void hastenUser(uid_t user)
{
    ::setpriority(PRIO_USER, user, 0);
}

/// @}

} // namespace learncode::executor
