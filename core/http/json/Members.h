// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace learncode::http {

// What every reader of a client's JSON holds against a member.

/// Whether it is there: null is the same as leaving it out.
[[nodiscard]] inline bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

/// Half a surrogate pair is no character: it could not reach the program as it was sent.
[[nodiscard]] inline bool isWellFormed(const QString &text)
{
    return text.isValidUtf16();
}

} // namespace learncode::http
