// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/ProgramFile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace learncode::selftest {

/// What was seen of a run, whoever ran it.
struct Observed
{
    QString outcome; ///< the word
    std::optional<int> exitCode;
    QString signal; ///< empty: none
    QByteArray out;
    QByteArray err;
    QString message; ///< what was said about its end; empty: nothing
    bool truncated = false;
};

/// What is not as it must be, a sentence for people each, short enough for a line; empty if all is.
[[nodiscard]] QStringList mismatches(const ProgramFile &program, const Observed &observed);

} // namespace learncode::selftest
