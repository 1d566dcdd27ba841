// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Error.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QString>

namespace learncode::engine {

// Every way in which an engine can let us down, as an Error that says what happened and what to do.
// The engine's own words and Qt's always go to the detail, never to the message.

/// The call never got an answer, or only a part of one.
[[nodiscard]] Error connectionError(QNetworkReply::NetworkError error, const QString &errorText,
                                    const QString &socketPath);

/// The engine answered, and its answer is a refusal. \a request names the call in the detail.
[[nodiscard]] Error refusalError(const QString &request, int status, const QByteArray &body);

/// What was answered is not what the Engine API says.
[[nodiscard]] Error malformedError(const QString &request, const QString &what);

[[nodiscard]] Error timeoutError(const QString &request);
[[nodiscard]] Error oversizeError(const QString &request);
/// The client was destroyed under a call.
[[nodiscard]] Error closedError();
[[nodiscard]] Error notFoundError(const QString &what);
[[nodiscard]] Error tooOldError(const QString &detail);
[[nodiscard]] Error tooNewError(const QString &detail);

[[nodiscard]] Error noSpaceError(const QString &detail);
[[nodiscard]] Error noRegistryError(const QString &detail);
[[nodiscard]] Error buildFailedError(const QString &detail);
[[nodiscard]] Error buildCancelledError();

/// Whether the engine, or a program in a build, says that the disk is full.
[[nodiscard]] bool saysNoSpace(const QString &words);
/// Whether the engine says that an image cannot be fetched.
[[nodiscard]] bool saysNoRegistry(const QString &words);
/// Whether the engine refused a call for the version that it was made in.
[[nodiscard]] bool saysOtherVersion(const QString &words);

} // namespace learncode::engine
