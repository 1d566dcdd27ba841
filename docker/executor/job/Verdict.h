// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Ending.h"
#include "docker/executor/job/Report.h"

#include <string>

namespace learncode::executor {

/// Puts outcome, exit code, signal and message into a report.
void judge(const Ending &ending, Report &report);

/// What is true only when all output is there: that it was too much, or else, for a program that failed by itself,
/// what it died of in its own words, or a hint.
void addAfterthoughts(bool overflowed, const std::string &runtimeError, Hint hint, const RunLimits &limits,
                      Report &report);

/// "SIGSEGV"; "SIGRTMIN+3" for a real-time signal.
[[nodiscard]] std::string signalName(int signal);

} // namespace learncode::executor
