// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace learncode {

/// Why something could not be done, for three readers at once.
struct Error
{
    /// Stable and machine-readable, in snake_case: "engine_unavailable". Part of the HTTP contract
    /// where it reaches a client.
    QString code;
    /// For the person in front of the screen: translated, says what happened and what to do.
    QString message;
    /// For the log and for "Details": paths, status codes, what the other side answered. May be empty.
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace learncode

Q_DECLARE_METATYPE(learncode::Error)
