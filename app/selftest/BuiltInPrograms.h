// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/ProgramFile.h"

namespace learncode::selftest {

/// The programs of the self-test (resources/selftest), embedded. By language as people see them, plain
/// programs first, then in the order of their names: what must run after another is named so. Each has
/// its sentence and is safe on any machine: it takes a second or two at most. Errors: "bad_program_file".
[[nodiscard]] Result<QList<ProgramFile>> builtInPrograms();

} // namespace learncode::selftest
