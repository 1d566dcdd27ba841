// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/OutputFeed.h"

#include <QTimer>
#include <QWidget>

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
    /// What an empty pane says.
    void setEmptyText(const QString &text);
    void setFontSize(int size);

    /// The output as it is shown, lines that were broken for display joined again.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// This many more bytes have been shown or dropped.
    void dealtWith(qint64 bytes);
    /// Earlier output was dropped because there was too much of it; false after clear().
    void droppedChanged(bool dropped);

private:
    void tellDropped();

    const Theme *m_theme;
    OutputView *m_view;
    OutputFeed m_feed;
    QTimer m_flushTimer;
    bool m_dropped = false;
};

} // namespace learncode::ui
