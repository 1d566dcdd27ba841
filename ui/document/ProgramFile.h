// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QByteArray>
#include <QString>

namespace learncode::ui {

/// A program as it stands in a file.
struct ProgramFile
{
    QString text; ///< lines ended by '\n'
    bool crlf = false; ///< lines end in "\r\n" in the file, and will again
    bool byteOrderMark = false;
    QByteArray fingerprint; ///< of the file's bytes, to notice that somebody else wrote it

    static constexpr qint64 maxBytes = 1 << 20;
};

/// Reads a program. Errors: "not_found", "not_a_file", "unreadable", "too_large", "not_text".
[[nodiscard]] Result<ProgramFile> readProgram(const QString &path);

/// Writes all of it or nothing: what was there before stays until the new file is whole.
/// Returns the new fingerprint. Errors: "read_only", "unwritable".
[[nodiscard]] Result<QByteArray> writeProgram(const QString &path, const ProgramFile &program);

/// Of the file's bytes as they are now; empty if it cannot be read.
[[nodiscard]] QByteArray fingerprintOf(const QString &path);

} // namespace learncode::ui
