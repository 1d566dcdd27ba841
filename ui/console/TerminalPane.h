// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"
#include "core/run/RunRequest.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace learncode {
class Clock;
}

namespace learncode::ui {

class TerminalScreen;
class Theme;

/// Where a program and a person talk. Shows the terminal of the current run, or of the last one, and what
/// to do while there is none.
class TerminalPane final : public QWidget
{
    Q_OBJECT

public:
    /// Theme and clock outlive it.
    TerminalPane(const Theme *theme, const Clock *clock, QWidget *parent = nullptr);

    /// A new run begins: a new terminal, which has the keyboard's focus if the last one had it.
    void begin();
    void add(OutputStream stream, const QByteArray &bytes);
    void end();
    void clear();

    void setFontSize(int size);
    /// What the pane says when there is no terminal yet.
    void setEmptyText(const QString &text);

    /// Of the terminal there is, else a usual one.
    [[nodiscard]] TerminalSize terminalSize() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool hasFocusInside() const;

public Q_SLOTS:
    // By these names the Edit menu finds them.
    void copy();
    void paste();
    void selectAll();

Q_SIGNALS:
    void typed(const QByteArray &bytes);
    /// A key was pressed after the end of the program.
    void typedInVain();
    void leaveWished();
    void resized(learncode::TerminalSize size);
    /// This many more bytes have been shown or dropped.
    void dealtWith(qint64 bytes);

private:
    void showMenu(const QPoint &globalPosition);

    const Theme *m_theme;
    const Clock *m_clock;
    QStackedLayout *m_stack;
    QLabel *m_empty;
    QPointer<TerminalScreen> m_screen;
    int m_fontSize = 12;
};

} // namespace learncode::ui
