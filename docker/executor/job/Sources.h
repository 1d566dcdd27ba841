// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Job.h"

#include <string>
#include <vector>

namespace learncode::executor {

/// The names of the files that a compiler is given, as operands: the main file, and all with one of these extensions
/// that no other file takes in with `#include "…"`: those would be there twice.
[[nodiscard]] std::vector<std::string> sourcesToCompile(const std::vector<std::string> &extensions,
                                                        const WorkFile &mainFile, const std::vector<WorkFile> &files);

} // namespace learncode::executor
