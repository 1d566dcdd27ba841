// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"

#include <variant>

namespace learncode {
class LanguageRegistry;
}

namespace learncode::http::session {

// What clients say in a session: texts of JSON, read strictly. No state and no I/O, so that any bytes can
// be tried on it.

/// Start a program.
struct Run
{
    RunRequest request; ///< has passed validate(); the client is left for the caller
    QByteArray typed; ///< to be typed into its terminal at once
};

/// Type into the program.
struct Input
{
    QByteArray bytes;
};

/// End its input.
struct EndOfFile
{
};

struct Resize
{
    TerminalSize size;
};

struct Stop
{
};

using Message = std::variant<Run, Input, EndOfFile, Resize, Stop>;

/// What is held against a message of type "run".
struct Rules
{
    const LanguageRegistry *languages = nullptr;
    RequestBounds bounds = {};
    RunLimits limits = {}; ///< of a run whose input is given
    RunLimits interactiveLimits = {}; ///< of a run that is typed to
};

/// Reads a message. With "input" and no "tty" the input is all there is; with both the input is typed into
/// the terminal first, which stays open; without "input" the run is interactive.
///
/// Errors: "not_json" if it is no JSON object at all; "unknown_member"; "bad_message" for another type or wrong
/// members; for "run" those of an execute request: "bad_request", "unknown_language", "too_large".
[[nodiscard]] Result<Message> parse(const QByteArray &text, const Rules &rules);

} // namespace learncode::http::session
