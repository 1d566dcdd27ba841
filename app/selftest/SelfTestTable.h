// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/SelfTest.h"

#include <QString>

namespace learncode::selftest {

/// The self-test as text, line by line while it goes on:
///
///     Python      A program runs and its words arrive.               PASS
///     Python      A program that loops for ever is stopped.          FAIL
///                 it ended normally (ok), expected was: …
///     1 of 2 passed
class SelfTestTable final
{
public:
    /// For these programs; their longest sentence sets the width.
    explicit SelfTestTable(const QList<ProgramFile> &programs);

    /// What stands above it: how many programs will be tried, and what that shows. Lines end in '\n', here and below.
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString row(const ProgramFile &program, const QStringList &wrong) const;
    [[nodiscard]] QString footer(const Summary &summary) const;

private:
    qsizetype m_programs;
    qsizetype m_languageWidth = 0;
    qsizetype m_sentenceWidth = 0;
};

} // namespace learncode::selftest
