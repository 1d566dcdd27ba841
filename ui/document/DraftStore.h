// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace learncode::ui {

/// What is being written in one language, as it is kept between starts.
struct Draft
{
    QString text;
    QString path; ///< of its file; empty if it was never saved
    QByteArray fingerprint; ///< of that file when it was last read or written
    bool crlf = false;
    bool byteOrderMark = false;
    bool modified = false; ///< against its file
    QString input; ///< of the input pane
    bool inputIsOurs = false; ///< it came with an example, and nobody has typed in it
};

/// Keeps drafts in a directory, so that nothing typed is ever lost, not even by kill -9 or a power
/// cut: every write is whole or not there. A second instance of the application beside a living one
/// gets a directory of its own.
class DraftStore final
{
public:
    /// \a directory is made if need be.
    explicit DraftStore(const QString &directory);
    /// The usual place in the user's data directory.
    [[nodiscard]] static QString usualDirectory();

    [[nodiscard]] Result<void> save(const QString &languageId, const Draft &draft);
    [[nodiscard]] std::optional<Draft> load(const QString &languageId) const;

    /// Puts text aside that is about to be replaced; the last 20 of a language are kept.
    [[nodiscard]] Result<void> putAside(const QString &languageId, const Draft &draft);
    /// The text that was put aside last.
    [[nodiscard]] std::optional<Draft> lastPutAside(const QString &languageId) const;

    [[nodiscard]] const QString &directory() const { return m_directory; }

private:
    [[nodiscard]] QString fileFor(const QString &languageId) const;
    [[nodiscard]] QStringList putAsideFiles(const QString &languageId) const;

    QString m_directory;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace learncode::ui
