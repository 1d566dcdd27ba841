// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

struct ProcessSpec;

/// The new process's descriptors, as the fork left them.
struct ChildDescriptors
{
    int input;
    int output;
    int error;
    int start; ///< where failures before exec are told, and the gate is handed over
};

/// Runs in a freshly forked child and never returns: gives up every privilege, confines itself, writes the run's
/// files and becomes the program. A failure is told through `start`.
[[noreturn]] void becomeProgram(const ProcessSpec &spec, const ChildDescriptors &fds, char *const *argv,
                                char *const *env);

} // namespace learncode::executor
