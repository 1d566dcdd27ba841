// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode {

/// One message of a compiler or interpreter about one place in the learner's program.
struct Diagnostic
{
    enum class Severity { Error, Warning, Note };

    Severity severity = Severity::Error;
    QString file; ///< as the learner named it: "main.py"
    int line = 0; ///< from 1
    int column = 0; ///< from 1; 0 where it is not known
    QString message;

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/// What a program that failed by itself had probably run into, by the last words of its language for it. A hint, no
/// more: a program may write what it likes.
struct Cause
{
    enum class Kind {
        EndOfInput, ///< it asked for more input than there was
        NoModule,
        NoHeader, ///< of a compiled language
        NoNetwork,
        NoDisplay, ///< a window, a page of a browser
    };

    Kind kind = Kind::EndOfInput;
    QString name; ///< of the module or header: "numpy"

    friend bool operator==(const Cause &, const Cause &) = default;
};

} // namespace learncode
