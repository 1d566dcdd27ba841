// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace learncode::executor {

/// One line on stderr: cut at 500 bytes, control characters escaped, so that nothing a learner's program or a
/// peer sends can forge or flood the container's log.
void logLine(std::string_view text);
/// The same with the meaning of an errno value behind it.
void logErrno(std::string_view text, int error);

} // namespace learncode::executor
