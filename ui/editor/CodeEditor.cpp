// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"

#include "core/run/Language.h"
#include "ui/editor/CodeEditorPrivate.h"
#include "ui/theme/Theme.h"

#include <QVBoxLayout>
#include <QWheelEvent>

namespace learncode::ui {

using namespace Qt::StringLiterals;

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
    , m_view(new View(this))
    , m_colours(lightColours())
{
    setObjectName(u"codeEditor"_s);
    setAccessibleName(tr("Program editor"));
    setFocusProxy(m_view);
    setMinimumSize(editorMinimumSize());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);

    setUpView();
    releaseOwnKeys();
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QsciScintilla::textChanged, this, [this] {
        if (!m_replacing)
            forgetMarkOfCurrentLine();
        adjustMargin();
        Q_EMIT textChanged();
    });
    connect(m_view, &QsciScintilla::modificationChanged, this, [this](bool modified) {
        if (!m_replacing)
            Q_EMIT modifiedChanged(modified);
    });
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setUpView()
{
    m_view->setObjectName(u"codeView"_s);
    m_view->setAccessibleName(tr("Program text"));
    m_view->setAccessibleDescription(tr("Write your program here. F6 goes to the next area."));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUtf8(true);
    m_view->setEolMode(QsciScintilla::EolUnix);
    m_view->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m_view->setMarginType(markMargin, QsciScintilla::SymbolMargin);
    m_view->setMarginMarkerMask(markMargin, (1 << errorMarker) | (1 << warningMarker));
    m_view->setMarginMarkerMask(numberMargin, 0);
    m_view->setMarginSensitivity(markMargin, false);
    m_view->setMarginWidth(markMargin, 18);
    m_view->markerDefine(QsciScintilla::Circle, errorMarker);
    m_view->markerDefine(QsciScintilla::RightTriangle, warningMarker);
    m_view->setAnnotationDisplay(QsciScintilla::AnnotationStandard);
    m_view->setCaretLineVisible(true);
    m_view->setCaretWidth(2);
    m_view->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_view->setAutoIndent(true);
    m_view->setIndentationGuides(true);
    m_view->setScrollWidth(1);
    m_view->setScrollWidthTracking(true);
    m_view->setExtraAscent(2);
    m_view->setExtraDescent(2);
    m_view->SendScintilla(QsciScintillaBase::SCI_SETMARGINLEFT, 0UL, 6L);
    // Typing at several places at once confuses whoever meets it by accident.
    m_view->SendScintilla(QsciScintillaBase::SCI_SETMULTIPLESELECTION, 0UL);
}

// QScintilla takes these keys before the window's actions see them.
void CodeEditor::releaseOwnKeys()
{
    for (QsciCommand *command : m_view->standardCommands()->commands()) {
        switch (command->command()) {
        case QsciCommand::ZoomIn:
        case QsciCommand::ZoomOut:
        case QsciCommand::WordPartLeft:
        case QsciCommand::WordPartLeftExtend:
        case QsciCommand::LineCut:
        case QsciCommand::LineTranspose:
            command->setKey(0);
            command->setAlternateKey(0);
            break;
        default: break;
        }
    }
}

void CodeEditor::showBuffer(const Language &language)
{
    if (m_buffer && m_buffer->languageId == language.id)
        return;
    if (m_buffer)
        m_view->getCursorPosition(&m_buffer->line, &m_buffer->index);

    Buffer *next = nullptr;
    for (const auto &buffer : m_buffers) {
        if (buffer->languageId == language.id)
            next = buffer.get();
    }
    if (!next) {
        m_buffers.push_back(std::make_unique<Buffer>());
        next = m_buffers.back().get();
        next->languageId = language.id;
        next->rules = language.typing;
        next->lexer = makeLexer(language.highlighter, this);
    }

    m_replacing = true;
    m_buffer = next;
    m_view->setLexer(nullptr);
    m_view->setDocument(next->document);
    m_view->setEolMode(QsciScintilla::EolUnix);
    m_view->setLexer(next->lexer);
    m_view->rules = next->rules;
    // These belong to the document, not to the view.
    m_view->setIndentationsUseTabs(false);
    m_view->setTabIndents(true);
    m_view->setBackspaceUnindents(true);
    m_view->setTabWidth(next->rules.indent);
    m_view->setIndentationWidth(next->rules.indent);
    paintView();
    m_view->setCursorPosition(next->line, next->index);
    m_view->ensureCursorVisible();
    m_replacing = false;
    adjustMargin();
    Q_EMIT textChanged();
    Q_EMIT modifiedChanged(isModified());
}

QString CodeEditor::text() const
{
    return m_view->text();
}

void CodeEditor::setText(const QString &text)
{
    m_replacing = true;
    clearDiagnostics();
    m_view->setText(text);
    m_view->SendScintilla(QsciScintillaBase::SCI_EMPTYUNDOBUFFER);
    m_view->setModified(false);
    m_view->setCursorPosition(0, 0);
    m_view->setFirstVisibleLine(0);
    m_replacing = false;
    adjustMargin();
    Q_EMIT modifiedChanged(isModified());
}

bool CodeEditor::isModified() const
{
    return m_view->isModified() || (m_buffer && m_buffer->forcedModified);
}

void CodeEditor::setModified(bool modified)
{
    if (m_buffer)
        m_buffer->forcedModified = modified;
    m_view->setModified(modified);
    Q_EMIT modifiedChanged(modified);
}

void CodeEditor::goTo(int line, int column)
{
    m_view->setCursorPosition(std::max(0, line - 1), std::max(0, column - 1));
    m_view->ensureCursorVisible();
    m_view->setFocus();
}

int CodeEditor::currentLine() const
{
    int line = 0;
    int index = 0;
    m_view->getCursorPosition(&line, &index);
    return line + 1;
}

void CodeEditor::undo()
{
    m_view->undo();
}
void CodeEditor::redo()
{
    m_view->redo();
}
void CodeEditor::cut()
{
    m_view->cut();
}
void CodeEditor::copy()
{
    m_view->copy();
}
void CodeEditor::paste()
{
    m_view->paste();
}
void CodeEditor::selectAll()
{
    m_view->selectAll();
}

void CodeEditor::toggleComment()
{
    int from = 0;
    int to = 0;
    int fromIndex = 0;
    int toIndex = 0;
    m_view->getCursorPosition(&from, &fromIndex);
    to = from;
    const bool selected = m_view->hasSelectedText();
    if (selected) {
        m_view->getSelection(&from, &fromIndex, &to, &toIndex);
        if (toIndex == 0 && to > from)
            --to;
    }
    if (!m_buffer)
        return;
    m_view->beginUndoAction();
    toggleCommentOfLines(*m_view, from, to, m_buffer->rules.lineComment);
    m_view->endUndoAction();
    if (selected)
        m_view->setSelection(from, 0, to, m_view->text(to).remove(u'\n').size());
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers().testFlag(Qt::ControlModifier)) {
            if (const int delta = wheel->angleDelta().y())
                Q_EMIT fontSizeWished(m_fontSize + (delta > 0 ? 1 : -1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace learncode::ui
