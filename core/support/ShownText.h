// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace learncode {

// What a stranger wrote, for a sentence that is shown to people or logged.

/// The beginning of a text, never cut within a character; "…" stands for the rest. What would move, hide or break the
/// sentence around it (control characters, marks of direction, half a surrogate pair) becomes U+FFFD.
[[nodiscard]] QString shownText(const QString &text, qsizetype most = 40);

/// Which of the known words was probably meant: the one that is the fewest letters off, in any case and without
/// "_" and "-"; empty if none is near. The work is bounded whatever the word is.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &known);

} // namespace learncode
