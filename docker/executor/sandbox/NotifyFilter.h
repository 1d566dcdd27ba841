// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

/// Installs, for this process and all that come of it, a filter that makes each new process or thread, and with
/// `errorWrites` each write to descriptor 2, wait for the owner of the returned listener. (clone3 is not among them:
/// SystemCallFilter hides it.) Returns -1 where the kernel or an outer filter refuses. Needs no_new_privs.
[[nodiscard]] int installNotifyFilter(bool errorWrites);

} // namespace learncode::executor
