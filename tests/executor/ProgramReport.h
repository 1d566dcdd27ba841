// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/ProgramFile.h"

#include <QList>
#include <QString>

namespace learncode::test {

/// Counts what was run, as tables in Markdown for people who want to know what has been tried.
class ProgramReport final
{
public:
    void add(const selftest::ProgramFile &program, qint64 tookMs, bool passed);

    /// One line a language, one column an outcome: "passed", or "passed of all" where some failed.
    [[nodiscard]] QString byOutcome() const;
    /// One line a program.
    [[nodiscard]] QString all() const;
    /// Writes both; false if the file cannot be written.
    [[nodiscard]] bool write(const QString &path) const;

private:
    struct Entry
    {
        selftest::ProgramFile program;
        qint64 tookMs;
        bool passed;
    };
    QList<Entry> m_entries;
};

} // namespace learncode::test
