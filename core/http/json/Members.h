// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>

namespace learncode::http {

// What every reader of a client's JSON holds against its members. Errors name the member, what came, and what may come.

/// Whether it is there: null is the same as leaving it out.
[[nodiscard]] inline bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

/// Refuses an object with a member that is not among those known, given or null, and names the one that was probably
/// meant. \a where: of which part of the request it is, "files[0]"; empty for the request itself.
/// Error: "unknown_member".
[[nodiscard]] Result<void> refuseUnknown(const QJsonObject &object, const QStringList &known,
                                         const QString &where = {});

/// A text whose characters are whole: half a surrogate pair could not reach the program as it was sent.
/// Error: "bad_request".
[[nodiscard]] Result<QString> readText(const QJsonValue &value, const QString &name);
/// The same for one that may be left out. Error: "bad_request".
[[nodiscard]] Result<std::optional<QString>> readOptionalText(const QJsonValue &value, const QString &name);

/// A whole number from \a least to \a most; nothing is brought into the range in silence. Error: "bad_request".
[[nodiscard]] Result<qint64> readWhole(const QJsonValue &value, const QString &name, qint64 least, qint64 most);

/// "\"colour\" must be a text, not 5.": the error for a member of another type.
[[nodiscard]] std::unexpected<Error> notWhatItMustBe(const QString &name, const QString &wanted,
                                                     const QJsonValue &value);

/// What came, in few characters: "\"900 s\"", "1e+300", "a list", "nothing".
[[nodiscard]] QString shownValue(const QJsonValue &value);

} // namespace learncode::http
