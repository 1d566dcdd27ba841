// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace learncode {

class LanguageRegistry;

/// A file laid beside the program before it starts: "data.txt", or with the folders it is in, "pkg/helper.py".
struct SourceFile
{
    QString name;
    QByteArray content;

    friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

/// A terminal's size in characters.
struct TerminalSize
{
    int columns = 80;
    int rows = 24;

    friend bool operator==(const TerminalSize &, const TerminalSize &) = default;
};

/// What one run may use. Each that is exceeded ends the run with an outcome of its own.
struct RunLimits
{
    std::chrono::milliseconds wallTime{30'000}; ///< of the program, the compiler not counted
    /// Processor time of all its processes together; not set: see cpuTimeOf().
    std::optional<std::chrono::milliseconds> cpuTime = {};
    qint64 outputBytes = 1 << 20; ///< stdout and stderr together
    int memoryMb = 256; ///< what its container has; the engine keeps it, here it is for words only

    friend bool operator==(const RunLimits &, const RunLimits &) = default;
};

/// A program to run, as an immutable value: who asks, what, and with which input.
struct RunRequest
{
    QString languageId; ///< Language::id, not an alias
    QString code;
    /// The whole of the input, followed by end-of-file. Without it the run is interactive: input comes
    /// through Run::writeInput() and ends with Run::closeInput().
    std::optional<QByteArray> input;
    QStringList args;
    QList<SourceFile> files;
    std::optional<TerminalSize> terminal; ///< set: the program gets a terminal instead of pipes
    RunLimits limits;
    /// Whoever asks; requests of different clients take turns in the queue. "desktop", an address, …
    QString client;

    [[nodiscard]] bool isInteractive() const { return !input; }
};

/// What its processes may compute together. Where the request does not say it: with input given, half of the wall time,
/// which is what a run has where a container has half a processor; typed to, half a minute, as waiting takes none.
[[nodiscard]] std::chrono::milliseconds cpuTimeOf(const RunRequest &request);

/// The bounds that a request is held against. Bytes are counted in UTF-8.
struct RequestBounds
{
    qint64 codeBytes = 256 * 1024;
    qint64 inputBytes = 1 << 20;
    qint64 fileBytes = 1 << 20; ///< all files together
    int files = 32;
    int args = 64;
    qint64 argBytes = 16 * 1024; ///< all arguments together
    std::chrono::milliseconds wallTime{30'000};
    std::chrono::milliseconds interactiveWallTime{600'000}; ///< of a run that is typed to: people take their time
};

/// Checks what a stranger asked for: known language, sizes, names of files that stay beside the program, no NUL.
/// Errors: "unknown_language", "too_large", "bad_request".
[[nodiscard]] Result<void> validate(const RunRequest &request, const LanguageRegistry &languages,
                                    const RequestBounds &bounds);

} // namespace learncode
