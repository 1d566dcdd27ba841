// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"
#include "core/run/RunRequest.h"
#include "core/support/Clock.h"
#include "ui/console/TerminalFilter.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QKeyEvent;
class QTermWidget;

namespace learncode::ui {

class PtyWriter;

/// The terminal of one run. Each run has one of its own, so that nothing a program does to its terminal
/// outlives it. What is typed goes to the program while the screen is live; keys of the window never do.
class TerminalScreen final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int scrollbackLines = 5000;
    /// What may go to the program in a second, pasting aside. Nobody types as much: it bounds the
    /// terminal's answers to a program that does nothing but ask.
    static constexpr qsizetype maxTypedPerSecond = 16 * 1024;

    /// The clock outlives it.
    explicit TerminalScreen(const Clock *clock, QWidget *parent = nullptr);
    ~TerminalScreen() override;

    void add(OutputStream stream, const QByteArray &bytes);
    /// Wipes screen and scrollback; the program goes on.
    void clear();
    /// The program has ended: no cursor, no answers, and no key goes anywhere.
    void close();
    [[nodiscard]] bool isLive() const { return m_live; }

    void setScheme(bool dark);
    void setFontSize(int size);

    [[nodiscard]] TerminalSize terminalSize() const;
    /// All lines, the scrollback first.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void paste(const QString &text);

Q_SIGNALS:
    /// For the program's input: keys, pastes, and what the terminal answers when it is asked.
    void typed(const QByteArray &bytes);
    /// A key was pressed that nobody reads any more.
    void typedInVain();
    /// The user wants out by the keyboard, after the end.
    void leaveWished();
    void menuWished(const QPoint &globalPosition);
    void resized(learncode::TerminalSize size);
    /// This many more of the bytes added have reached the terminal.
    void written(qint64 bytes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTerminal();
    void nameParts();
    void takeTyped(const QByteArray &bytes);
    [[nodiscard]] bool takeKey(QKeyEvent *event);
    void tellSize();

    QTermWidget *m_terminal;
    QWidget *m_display; ///< the part of it that has focus and paints
    PtyWriter *m_writer = nullptr;
    TerminalFilter m_filter;
    TerminalSize m_size;
    QTimer m_sizeTimer;
    const Clock *m_clock;
    std::optional<Clock::TimePoint> m_second; ///< when the one began that is counted in
    qsizetype m_typedInSecond = 0;
    bool m_live = true;
};

} // namespace learncode::ui
