// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditorPrivate.h"

#include <QKeyEvent>

#include <algorithm>
#include <limits>

namespace learncode::ui {

namespace {

QString bare(const QString &line)
{
    QString text = line;
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

qsizetype indentOf(const QString &line)
{
    const auto first = std::ranges::find_if(line, [](QChar c) { return c != u' ' && c != u'\t'; });
    return std::distance(line.begin(), first);
}

} // namespace

void CodeEditor::View::keyPressEvent(QKeyEvent *event)
{
    const bool newLine = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QsciScintilla::keyPressEvent(event);
    if (newLine && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        indentNewLine();
}

// The view has kept the indentation of the line above; one step more after what opens a block in the language.
void CodeEditor::View::indentNewLine()
{
    int line = 0;
    int index = 0;
    getCursorPosition(&line, &index);
    if (line == 0)
        return;
    const QString above = bare(text(line - 1)).trimmed();
    if (above.isEmpty() || !rules.blockOpeners.contains(above.back()))
        return;
    const int wanted = indentation(line - 1) + rules.indent;
    beginUndoAction();
    const QString rest = bare(text(line)).trimmed();
    setIndentation(line, wanted);
    setCursorPosition(line, wanted);
    // Return between a pair of brackets: the closing one gets a line of its own.
    if (rest.startsWith(u'}') || rest.startsWith(u')') || rest.startsWith(u']')) {
        insert(QStringLiteral("\n"));
        setIndentation(line + 1, wanted - rules.indent);
        setCursorPosition(line, wanted);
    }
    endUndoAction();
}

void toggleCommentOfLines(QsciScintilla &view, int from, int to, const QString &comment)
{
    const QString mark = comment.trimmed();
    if (mark.isEmpty())
        return;
    bool allCommented = true;
    bool anyText = false;
    qsizetype column = std::numeric_limits<qsizetype>::max();
    for (int line = from; line <= to; ++line) {
        const QString text = bare(view.text(line));
        if (text.trimmed().isEmpty())
            continue;
        anyText = true;
        column = std::min(column, indentOf(text));
        allCommented = allCommented && text.trimmed().startsWith(mark);
    }
    if (!anyText)
        return;
    for (int line = from; line <= to; ++line) {
        const QString text = bare(view.text(line));
        if (text.trimmed().isEmpty())
            continue;
        if (!allCommented) {
            view.insertAt(comment, line, static_cast<int>(column));
            continue;
        }
        const auto start = static_cast<int>(indentOf(text));
        const bool withSpace = QStringView(text).sliced(start).startsWith(comment);
        const auto length = static_cast<int>(withSpace ? comment.size() : mark.size());
        view.SendScintilla(QsciScintillaBase::SCI_DELETERANGE,
                           static_cast<unsigned long>(view.positionFromLineIndex(line, start)),
                           static_cast<long>(length));
    }
}

} // namespace learncode::ui
