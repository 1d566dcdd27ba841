// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QMetaType>

#include <array>
#include <optional>

namespace learncode {

/// How a run ended. The same words in code, JSON, metrics and on screen.
enum class Outcome {
    Ok, ///< the program ended by itself with exit code 0
    NonzeroExit, ///< the program ended by itself with another exit code
    Signal, ///< a signal that LearnCode did not send ended the program
    CompileError, ///< the compiler refused the program
    Timeout, ///< it ran longer than its limit
    MemoryLimit, ///< it used more memory than its limit
    OutputLimit, ///< it printed more than its limit
    ProcessLimit, ///< it started more processes or threads than its limit
    Stopped, ///< the user stopped it, or the client left
    ExecutorLost, ///< its container or the link to it was lost in the middle
    Rejected, ///< it never started; RunResult::error says why
};

inline constexpr std::array allOutcomes{
    Outcome::Ok,      Outcome::NonzeroExit,  Outcome::Signal,      Outcome::CompileError,
    Outcome::Timeout, Outcome::MemoryLimit,  Outcome::OutputLimit, Outcome::ProcessLimit,
    Outcome::Stopped, Outcome::ExecutorLost, Outcome::Rejected,
};

/// The outcome's word: "nonzero_exit".
[[nodiscard]] QLatin1StringView outcomeName(Outcome outcome);

/// The outcome of that name, or nothing.
[[nodiscard]] std::optional<Outcome> outcomeFromName(QLatin1StringView name);

} // namespace learncode

Q_DECLARE_METATYPE(learncode::Outcome)
