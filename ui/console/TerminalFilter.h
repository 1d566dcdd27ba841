// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace learncode::ui {

/// Stands between a program and the terminal that shows it. Lets through text, colours, cursor movement,
/// screens, mouse and bracketed paste; takes out what reaches beyond the terminal (titles, clipboard,
/// links, window sizes, printing), what would change the terminal for good, and what costs much more to do
/// than to print. What it lets through is whole: a sequence is passed on at its end, or not at all.
class TerminalFilter final
{
public:
    /// The next bytes, cut anywhere; gives what may be shown of them.
    [[nodiscard]] QByteArray filter(const QByteArray &bytes);

private:
    enum class State { Ground, HighControl, Escape, EscapeMore, Sequence, Overlong, String, StringEnd };

    void take(char byte, QByteArray &out);
    void takeText(char byte, QByteArray &out);
    void takeEscape(char byte, QByteArray &out);
    void takeSequence(char byte, QByteArray &out);
    void takeString(char byte, QByteArray &out);

    State m_state = State::Ground;
    QByteArray m_sequence; ///< what has come of it, its ESC included
    qsizetype m_stringLength = 0;
};

/// Text as it may be pasted into a program: lines end as Enter does, no control character but Tab gets in
/// (so nothing can pretend to be the end of the paste), and no more than maxPasteBytes of it.
[[nodiscard]] QString safeToPaste(QString text);
inline constexpr qsizetype maxPasteBytes = 64 * 1024;

} // namespace learncode::ui
