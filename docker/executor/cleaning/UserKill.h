// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

struct Credentials;

/// Kills all processes of a run's user at one instant, so that a fork bomb cannot run ahead of it, without a process of
/// its own: for the moment of the call the executor is that user, with the keeper as its real one, whom no run may
/// signal. For the executor's own thread, of which there is one. Without the right to change the user, nothing happens.
void killUser(const Credentials &user);

} // namespace learncode::executor
