// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/OutputView.h"

#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int trimmedLines = 9'000; // less often, and more at once
constexpr int trimmedCharacters = OutputView::maxCharacters * 9 / 10;

} // namespace

OutputView::OutputView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"outputView"_s);
    setAccessibleName(tr("Output of the program"));
    setAccessibleDescription(tr("Lines of the error output have a bar beside them."));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(8);
    m_end = QTextCursor(document());
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_scrolling)
            m_follow = value >= verticalScrollBar()->maximum() - 1;
    });
}

void OutputView::setColours(const Colours &colours)
{
    m_colours = colours;
    m_outFormat.clearForeground(); // the palette's colour: follows the theme by itself
    m_errorFormat.setForeground(colours.value(Role::Error));
    // What stands there already changes with the theme, too.
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.userState() < 0 || !(block.userState() & HasError))
            continue;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (!it.fragment().charFormat().hasProperty(QTextFormat::ForegroundBrush))
                continue;
            QTextCursor cursor(document());
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(m_errorFormat);
            break;
        }
    }
    viewport()->update();
}

void OutputView::beginAppend()
{
    m_scrolling = true;
    m_end.movePosition(QTextCursor::End);
    m_end.beginEditBlock();
}

void OutputView::append(const QList<OutputPiece> &pieces)
{
    for (const OutputPiece &piece : pieces) {
        const bool isError = piece.stream == OutputStream::Stderr;
        switch (piece.kind) {
        case OutputPiece::Kind::Text:
            m_end.insertText(piece.text, isError ? m_errorFormat : m_outFormat);
            if (isError)
                mark(HasError);
            break;
        case OutputPiece::Kind::SoftBreak:
            mark(GoesOn);
            m_end.insertBlock();
            break;
        case OutputPiece::Kind::LineEnd: m_end.insertBlock(); break;
        case OutputPiece::Kind::ClearLine:
            m_end.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
            m_end.removeSelectedText();
            m_end.block().setUserState(0);
            break;
        }
    }
}

void OutputView::endAppend()
{
    trim();
    m_end.endEditBlock();
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_scrolling = false;
}

void OutputView::resizeEvent(QResizeEvent *event)
{
    m_scrolling = true;
    QPlainTextEdit::resizeEvent(event);
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_scrolling = false;
}

void OutputView::mark(int bit)
{
    QTextBlock block = m_end.block();
    block.setUserState(std::max(0, block.userState()) | bit);
}

// The lines on the screen stay where they are when others go above them.
void OutputView::trim()
{
    const int tooManyLines = blockCount() > maxLines ? blockCount() - trimmedLines : 0;
    const int tooManyCharacters =
        document()->characterCount() > maxCharacters ? document()->characterCount() - trimmedCharacters : 0;
    if (tooManyLines == 0 && tooManyCharacters == 0)
        return;
    QTextBlock keep = document()->findBlockByNumber(tooManyLines);
    const QTextBlock byCharacters = document()->findBlock(tooManyCharacters);
    if (byCharacters.position() > keep.position())
        keep = byCharacters;
    const QTextBlock top = firstVisibleBlock();
    const int topLine = std::max(0, top.firstLineNumber() - keep.firstLineNumber());
    QTextCursor cursor(document());
    cursor.setPosition(keep.position(), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    m_dropped = true;
    if (!m_follow)
        verticalScrollBar()->setValue(topLine);
}

void OutputView::clearAll()
{
    m_scrolling = true;
    clear();
    m_scrolling = false;
    m_dropped = false;
    m_follow = true;
}

QString OutputView::wholeText() const
{
    return joined(0, document()->characterCount() - 1);
}

QString OutputView::joined(int from, int to) const
{
    QString text;
    for (QTextBlock block = document()->findBlock(from); block.isValid() && block.position() <= to;
         block = block.next()) {
        const int start = std::max(0, from - block.position());
        const int end = std::min(block.length() - 1, to - block.position());
        text += QStringView(block.text()).mid(start, end - start);
        const bool goesOn = block.userState() > 0 && (block.userState() & GoesOn);
        if (block.position() + block.length() <= to && !goesOn)
            text += u'\n';
    }
    return text;
}

QMimeData *OutputView::createMimeDataFromSelection() const
{
    auto selected = std::make_unique<QMimeData>();
    selected->setText(joined(textCursor().selectionStart(), textCursor().selectionEnd()));
    return selected.release(); // the caller owns it, says Qt
}

void OutputView::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    const QColor colour = m_colours.value(Role::Error);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        if (rect.top() > viewport()->height())
            break;
        if (block.userState() > 0 && (block.userState() & HasError))
            painter.fillRect(QRectF(1, rect.top(), 3, rect.height()), colour);
    }
}

} // namespace learncode::ui
