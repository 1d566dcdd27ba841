// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Outcome.h"
#include "core/support/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace learncode::selftest {

/// How a program gets its input.
enum class Feed {
    AllAtOnce, ///< with the run
    LineByLine, ///< each line some time after the one before it
};

/// A program and what must be observed when it runs: one file, whose first lines are the expectation.
///
///     #: about: a fork bomb is ended                 "#:" or "//:", as the language has its comments
///     #: outcome: process_limit
///     import os
///     while True: os.fork()
///
/// | key | what it says | without it |
/// |---|---|---|
/// | about | in one line what the program does | required |
/// | outcome | a word of Outcome | ok |
/// | exit | exit code; only with ok and nonzero_exit | 0 for ok, else anything |
/// | signal | "SIGSEGV"; only with signal | anything |
/// | stdout, stderr | all of it, as a JSON string, perhaps repeated: `"x" * 1000` | anything |
/// | stdout-contains, stderr-contains, message-contains | a text; may be repeated | anything |
/// | stdout-lacks, stderr-lacks | a text that must not be there; may be repeated | anything |
/// | input | as stdout | none: end-of-file at once |
/// | feed | `lines`: line by line | all at once |
/// | wall-ms, cpu-ms, output-bytes | limits of the run | 2 minutes, none, 1 MiB |
/// | truncated | `true` or `false` | true for output_limit, else false |
/// | self-test | a sentence for instructors: what is shown if all is as expected | not for the self-test |
struct ProgramFile
{
    QString name; ///< "processes/fork-bomb.py"
    QString languageId;
    QString code; ///< the whole file, expectation included

    QString about;
    Outcome outcome = Outcome::Ok;
    std::optional<int> exitCode; ///< unset: not compared
    QString signal; ///< empty: not compared
    std::optional<QByteArray> out; ///< unset: not compared
    std::optional<QByteArray> err;
    QStringList outContains;
    QStringList errContains;
    QStringList outLacks;
    QStringList errLacks;
    QStringList messageContains;
    QByteArray input;
    Feed feed = Feed::AllAtOnce;
    std::chrono::milliseconds wallTime = std::chrono::minutes(2); ///< what is not ended by it has its result by then
    std::optional<std::chrono::milliseconds> cpuTime;
    qint64 outputBytes = 1 << 20;
    bool truncated = false;
    QString selfTest;

    static constexpr qint64 maxBytes = 1 << 20; ///< of a file, and more than enough
    static constexpr qint64 maxTextBytes = 16 << 20; ///< of an input or output, after repeating
};

/// Reads a program file from its text. The language follows from the extension of \a name, a path whose
/// last two parts name the program. Whatever is not understood is an error that names file and line:
/// "bad_program_file".
[[nodiscard]] Result<ProgramFile> parseProgramFile(const QString &name, const QByteArray &text);

/// Reads all program files below a directory, also one of Qt's resources, in the order of their names.
/// A directory without any is an error, and so is a file in it that is none: "bad_program_file".
[[nodiscard]] Result<QList<ProgramFile>> readProgramFiles(const QString &directory);

/// The input in pieces, as \a program says it is fed.
[[nodiscard]] QList<QByteArray> inputPieces(const ProgramFile &program);

} // namespace learncode::selftest
