// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Diagnostic.h"
#include "core/run/Outcome.h"
#include "core/support/Error.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace learncode {

/// Where a run's time went, in milliseconds.
struct RunTiming
{
    double queuedMs = 0; ///< from Runner::start() until an executor took it
    double compileMs = 0;
    double wallMs = 0; ///< of the program, without compiling
    double cpuMs = 0; ///< user and system time of the program and its children
};

/// How a run ended. Its output is not here: it went by as RunEvents (see OutputCollector).
struct RunResult
{
    Outcome outcome = Outcome::Rejected;
    std::optional<int> exitCode; ///< set for ok, nonzero_exit and compile_error
    QString signal; ///< "SIGSEGV"; empty unless the outcome is signal
    RunTiming timing;
    qint64 peakMemoryKb = 0;
    bool truncated = false; ///< output was cut at the limit
    /// Which limit the program met, a sentence for people: "It used more than 32 MB for files."; may be empty.
    QString message{};
    std::optional<Cause> cause{}; ///< for one that failed by itself and met no limit
    QList<Diagnostic> diagnostics; ///< also of a program that compiled: its warnings
    std::optional<Error> error; ///< set for rejected and executor_lost
};

} // namespace learncode

Q_DECLARE_METATYPE(learncode::RunResult)
