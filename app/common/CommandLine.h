// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace learncode {

class Settings;

/// What the process ends with.
enum ExitCode {
    ExitDone = 0, ///< it ended as it was asked to
    ExitFailure = 1, ///< it could not serve: port in use, no permission; --self-test: a program failed
    ExitUsage = 2, ///< the command line, or a settings file, was not understood
    ExitNoEngine = 3, ///< --self-test: there is no engine to run programs
    ExitIncomplete = 4, ///< --self-test: it was ended before all programs had been tried
    ExitForced = 130, ///< a second signal ended it before it had cleaned up
};

/// What the command line of either program says.
struct CommandLine
{
    QString configFile; ///< empty: the user's usual place
    std::optional<int> port;
    std::optional<QString> listen;
    std::optional<QString> engine; ///< socket of the engine
    QString fileToOpen; ///< desktop only
    bool selfTest = false; ///< server only

    /// Makes the settings follow the command line, for this process only.
    void applyTo(Settings &settings) const;
};

enum class ProgramKind { Desktop, Server };

/// Reads the arguments. --help and --version print and end the process with ExitDone. Error: "bad_usage".
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments, ProgramKind kind);

} // namespace learncode
