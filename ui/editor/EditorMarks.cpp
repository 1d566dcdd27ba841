// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditorPrivate.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxMessageLength = 300;
constexpr int maxMarks = 20;

} // namespace

void CodeEditor::setColours(const Colours &colours)
{
    m_colours = colours;
    paintView();
}

void CodeEditor::setFontSize(int size)
{
    m_fontSize = size;
    paintView();
}

// Style sheets and palettes do not reach the view: every style is set by hand.
void CodeEditor::paintView()
{
    const auto colour = [this](Role role) { return m_colours.value(role); };
    const QFont font = Theme::codeFont(m_fontSize);
    m_view->setPaper(colour(Role::Surface));
    m_view->setColor(colour(Role::Text));
    m_view->setFont(font);
    if (m_buffer && m_buffer->lexer)
        paintLexer(*m_buffer->lexer, m_colours, font);
    m_view->setMarginsFont(font);
    m_view->setMarginsForegroundColor(colour(Role::LineNumber));
    m_view->setMarginsBackgroundColor(colour(Role::Surface));
    m_view->setMarginBackgroundColor(markMargin, colour(Role::Surface));
    m_view->setCaretLineBackgroundColor(colour(Role::CurrentLine));
    m_view->setCaretForegroundColor(colour(Role::Accent));
    m_view->setSelectionBackgroundColor(colour(Role::Selection));
    m_view->setSelectionForegroundColor(colour(Role::Text));
    m_view->setMatchedBraceBackgroundColor(colour(Role::AccentSoft));
    m_view->setMatchedBraceForegroundColor(colour(Role::Accent));
    m_view->setUnmatchedBraceBackgroundColor(colour(Role::Surface));
    m_view->setUnmatchedBraceForegroundColor(colour(Role::Error));
    m_view->setIndentationGuidesBackgroundColor(colour(Role::Surface));
    m_view->setIndentationGuidesForegroundColor(colour(Role::Border));
    m_view->setMarkerBackgroundColor(colour(Role::Error), errorMarker);
    m_view->setMarkerForegroundColor(colour(Role::Error), errorMarker);
    m_view->setMarkerBackgroundColor(colour(Role::Warning), warningMarker);
    m_view->setMarkerForegroundColor(colour(Role::Warning), warningMarker);
    const auto paintNote = [&](int style, Role text, Role paper) {
        const auto number = static_cast<unsigned long>(style);
        m_view->SendScintilla(QsciScintillaBase::SCI_STYLESETFORE, number, colour(text));
        m_view->SendScintilla(QsciScintillaBase::SCI_STYLESETBACK, number, colour(paper));
        m_view->SendScintilla(QsciScintillaBase::SCI_STYLESETFONT, number, font.family().toUtf8().constData());
        m_view->SendScintilla(QsciScintillaBase::SCI_STYLESETSIZE, number, static_cast<long>(m_fontSize));
    };
    paintNote(errorNoteStyle, Role::Error, Role::ErrorSoft);
    paintNote(warningNoteStyle, Role::Warning, Role::WarningSoft);
    adjustMargin();
}

void CodeEditor::adjustMargin()
{
    const auto digits = std::max<qsizetype>(3, QString::number(m_view->lines()).size());
    m_view->setMarginWidth(numberMargin, QString(digits + 1, u'8'));
}

void CodeEditor::setDiagnostics(const QList<Diagnostic> &diagnostics)
{
    clearDiagnostics();
    for (const Diagnostic &diagnostic : diagnostics) {
        if (!m_buffer || m_buffer->marks.size() >= maxMarks)
            break;
        // Notes explain other messages; at lines of their own they only confuse.
        if (diagnostic.severity != Diagnostic::Severity::Note)
            markLine(diagnostic);
    }
    showFirstMark();
}

// Without moving the cursor, and only if it is out of sight.
void CodeEditor::showFirstMark()
{
    const QList<int> marked = markedLines();
    if (marked.isEmpty())
        return;
    const auto line = static_cast<int>(m_view->SendScintilla(QsciScintillaBase::SCI_VISIBLEFROMDOCLINE,
                                                             static_cast<unsigned long>(marked.first() - 1)));
    const auto visible = static_cast<int>(m_view->SendScintilla(QsciScintillaBase::SCI_LINESONSCREEN));
    const int first = m_view->firstVisibleLine();
    if (line < first || line + 1 >= first + visible)
        m_view->setFirstVisibleLine(std::max(0, line - visible / 2));
}

void CodeEditor::markLine(const Diagnostic &diagnostic)
{
    // Errors of parsers are often one line below the last one.
    const int line = std::clamp(diagnostic.line - 1, 0, m_view->lines() - 1);
    const bool isError = diagnostic.severity == Diagnostic::Severity::Error;
    const QString message = diagnostic.message.trimmed().left(maxMessageLength);
    for (Mark &mark : m_buffer->marks) {
        if (m_view->markerLine(mark.handle) != line)
            continue;
        // A line's further messages go under its first.
        if (!mark.message.contains(message)) {
            mark.message += u'\n' + message;
            annotate(line, mark.message, mark.style);
        }
        return;
    }
    const int handle = m_view->markerAdd(line, isError ? errorMarker : warningMarker);
    const int style = isError ? errorNoteStyle : warningNoteStyle;
    m_buffer->marks.append({handle, style, message});
    annotate(line, message, style);
}

void CodeEditor::annotate(int line, const QString &message, int style)
{
    const QString indent(m_view->indentation(line), u' ');
    QStringList lines = message.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        lines[i] = indent + (i == 0 ? u"\u2570 "_s : u"  "_s) + lines[i];
    m_view->annotate(line, lines.join(u'\n'), style);
}

void CodeEditor::clearDiagnostics()
{
    m_view->clearAnnotations();
    m_view->markerDeleteAll(errorMarker);
    m_view->markerDeleteAll(warningMarker);
    if (m_buffer)
        m_buffer->marks.clear();
}

QList<int> CodeEditor::markedLines() const
{
    QList<int> lines;
    if (!m_buffer)
        return lines;
    for (const Mark &mark : m_buffer->marks) {
        const int line = m_view->markerLine(mark.handle);
        if (line >= 0)
            lines.append(line + 1);
    }
    std::ranges::sort(lines);
    return lines;
}

void CodeEditor::forgetMarkOfCurrentLine()
{
    if (!m_buffer)
        return;
    const int current = currentLine() - 1;
    m_buffer->marks.removeIf([&](const Mark &mark) {
        const int line = m_view->markerLine(mark.handle);
        if (line >= 0 && line != current)
            return false;
        if (line >= 0) {
            m_view->clearAnnotations(line);
            m_view->markerDeleteHandle(mark.handle);
        }
        return true;
    });
}

} // namespace learncode::ui
