// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Diagnostic.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace learncode {

struct Language;

/// So many are found at most.
inline constexpr qsizetype maxDiagnostics = 100;

/// The learner's own files: a trace runs through libraries too, which no learner can mend.
struct OwnFiles
{
    QStringList names; ///< as in the request: "main.py", "pkg/helper.py"
    QString directory; ///< where they were when the program ran; a path elsewhere is none of them

    /// The name of the file at \a path, which may begin in the directory, or be a URL; empty if it is none of these.
    [[nodiscard]] QString nameOf(const QString &path) const;
};

/// What a compiler said, taken apart: warnings are never shown as output.
struct CompilerWords
{
    QByteArray errors; ///< all but the warnings, with what they say of where they belong
    QByteArray warnings; ///< each with its source lines and notes
};
[[nodiscard]] CompilerWords takeApart(const QByteArray &text, const Language &language);

/// Finds the places in the learner's own files that a compiler or interpreter complains about, in the order of the
/// text.
[[nodiscard]] QList<Diagnostic> parseDiagnostics(const QString &text, const Language &language, const OwnFiles &files);
/// The same of a compiler's words: those of its errors, then those of its warnings.
[[nodiscard]] QList<Diagnostic> parseDiagnostics(const CompilerWords &words, const Language &language,
                                                 const OwnFiles &files);

/// What a program had probably run into, by how its language says so: the last of what is known in the last of the
/// text.
[[nodiscard]] std::optional<Cause> findCause(const QString &text, const Language &language);

} // namespace learncode
