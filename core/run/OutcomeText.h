// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"
#include "core/run/RunResult.h"

#include <QString>

namespace learncode {

class LanguageRegistry;

enum class Tone { Plain, Good, Attention, Bad };

/// How a run ended, in words for people who learn to program.
struct OutcomeWords
{
    Tone tone = Tone::Plain;
    QString headline; ///< "Finished, exit code 0"
    QString figures; ///< "ran 12 ms · 9 MB"; may be empty
    QString hint; ///< what it means or what to do; may be empty

    /// Headline and figures in one line.
    [[nodiscard]] QString line() const;
};

/// What the words need to know beside the result.
struct OutcomeContext
{
    RunLimits limits;
    QString languageName;
    bool interactive = false; ///< it was typed to
};

/// What the request tells of it.
[[nodiscard]] OutcomeContext contextOf(const RunRequest &request, const LanguageRegistry &languages);

/// What window, page and HTTP say of a result.
[[nodiscard]] OutcomeWords describeOutcome(const RunResult &result, const OutcomeContext &context);
/// What happened, in a sentence: the executor's own where there is one, for every other outcome but ok one that says
/// the same as the words.
[[nodiscard]] QString outcomeSentence(const RunResult &result, const OutcomeContext &context);

} // namespace learncode
