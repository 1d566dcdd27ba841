// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace learncode::ui {

/// Asks for a file name without stopping anything else. Tests answer ahead with setNextFileName().
class FileDialog final
{
public:
    using Chosen = std::function<void(const QString &path)>;

    /// \a chosen is called at most once, later, and only while \a parent lives; not at all if the
    /// user changes their mind.
    static void openFile(QWidget *parent, const QString &title, const QString &filter, Chosen chosen);
    /// \a suggestion is a whole path. The dialog asks itself before it replaces a file.
    static void saveFile(QWidget *parent, const QString &title, const QString &filter, const QString &suggestion,
                         Chosen chosen);

    /// For tests: the next dialog is not shown but answers this.
    static void setNextFileName(const QString &path);

private:
    static bool answerAhead(QWidget *parent, const Chosen &chosen);
};

} // namespace learncode::ui
