// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace learncode {
class Clock;
}

namespace learncode::ui {

class OutputPane;
class TerminalPane;
class Theme;

/// What the program says: the output of runs whose input was given, and the terminal of those that are
/// talked to, one of them shown, under one head with the state of the run.
class ConsolePane final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Output, Terminal };

    /// Theme and clock outlive it.
    ConsolePane(const Theme *theme, const Clock *clock, QWidget *parent = nullptr);

    [[nodiscard]] OutputPane *output() const { return m_output; }
    [[nodiscard]] TerminalPane *terminal() const { return m_terminal; }

    void show(View view);
    [[nodiscard]] View shown() const;
    /// Empties what is shown.
    void clear();
    /// A quiet word in the head, such as "running".
    void setNote(const QString &note);
    /// Says plainly that the program waits for the user to type.
    void setAwaiting(bool awaiting);
    /// What is to be done or known after a run; below the output, not part of it. Empty: nothing.
    void setHint(const QString &hint);
    void setFontSize(int size);

private:
    void buildHead();
    void buildHint();
    void applyTheme();

    const Theme *m_theme;
    OutputPane *m_output;
    TerminalPane *m_terminal;
    QStackedWidget *m_stack = nullptr;
    QTabBar *m_tabs = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_awaiting = nullptr;
    QLabel *m_dropped = nullptr;
    QLabel *m_hint = nullptr;
    QToolButton *m_clear = nullptr;
};

} // namespace learncode::ui
