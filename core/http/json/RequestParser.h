// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"

#include <QJsonObject>

namespace learncode::http {

/// Reads a JSON object in strict UTF-8; a byte order mark at the beginning of a text is kept.
/// Error: "bad_request".
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &json);

/// The members that say what to run and for how long: all that an execute request may have.
[[nodiscard]] QStringList programMembers();

/// Reads the members that say what to run: code, language, input, args and files. Its limits are left, and
/// it is not validated yet. The input stays unset where none is given.
/// Errors: "bad_request", "unknown_member" for one of a file.
[[nodiscard]] Result<RunRequest> readProgram(const QJsonObject &object, const LanguageRegistry &languages);

/// The limits with the member timeoutMs, if it is given. Error: "bad_request" for one above \a most, too.
[[nodiscard]] Result<RunLimits> readLimits(const QJsonObject &object, RunLimits limits, std::chrono::milliseconds most);

/// Reads the JSON of an execute request. Types are strict, and nothing is cut or brought into its range in silence;
/// unknown members are refused, since who misspells one would wonder what became of it. Null for an optional member
/// is the same as leaving it out; of a member given twice the last one counts, as in every browser. Without input the
/// program reads end-of-file at once.
///
/// The language becomes its id; the result has passed validate(). The client is left for the caller.
/// Errors: "bad_request", "unknown_member", "unknown_language", "too_large".
[[nodiscard]] Result<RunRequest> parseRunRequest(const QByteArray &json, const LanguageRegistry &languages,
                                                 const RequestBounds &bounds, const RunLimits &limits);

} // namespace learncode::http
