// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace learncode::selftest {

/// A whole number from \a least to \a most, in digits.
[[nodiscard]] std::optional<qint64> parseNumber(const QString &value, qint64 least, qint64 most);

/// A JSON string, perhaps repeated, in UTF-8: `"a\n"`, `"x" * 1000`. At most ProgramFile::maxTextBytes.
[[nodiscard]] std::optional<QByteArray> parseText(const QString &value);

} // namespace learncode::selftest
