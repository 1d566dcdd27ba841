// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace learncode::executor {

/// The version of Landlock that the kernel has; 0: none.
[[nodiscard]] int landlockVersion();

/// Confines the calling process and all that come of it, for good, to what a run may see and change of the file
/// system: `root` and all below it to do with as it likes; the system's programs, libraries and settings to read and
/// execute; of /proc only the calling process's own entry and what tells of the machine; shared memory by name,
/// without a list of the names; the devices that any program uses. Everything else is refused with EACCES.
/// Where the version has it: no TCP at all, no abstract Unix address and no signal beyond the run.
/// Needs no_new_privs. False: see errno.
[[nodiscard]] bool restrictFiles(const std::string &root, int version);

} // namespace learncode::executor
