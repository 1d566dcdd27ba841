// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/OutputFeed.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace learncode::ui {

class OutputView;
class Theme;

/// Shows what the program prints while it prints it, and stays fluent whatever that is. Standard error
/// has a colour and a bar beside it. Scrolls along unless the user has scrolled up.
class OutputPane final : public QWidget
{
    Q_OBJECT

public:
    explicit OutputPane(const Theme *theme, QWidget *parent = nullptr);

    void add(OutputStream stream, const QByteArray &bytes);
    /// Shows what has been added and not been shown yet, as far as a few milliseconds go; the rest follows.
    void flush();
    void clear();
    /// A quiet line in the pane's head, such as "Running…".
    void setNote(const QString &note);
    /// What is to be done or known after a run; below the output, not part of it. Empty: nothing.
    void setHint(const QString &hint);
    /// What an empty pane says.
    void setEmptyText(const QString &text);
    void setFontSize(int size);

    /// The output as it is shown, lines that were broken for display joined again.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// This many more bytes have been shown or dropped.
    void dealtWith(qint64 bytes);

private:
    void buildHead();
    void applyTheme();
    void updateNotes();

    const Theme *m_theme;
    OutputView *m_view;
    QLabel *m_title = nullptr;
    QLabel *m_dropped = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_hint = nullptr;
    QToolButton *m_clear = nullptr;
    OutputFeed m_feed;
    QTimer m_flushTimer;
};

} // namespace learncode::ui
