// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only for the .cpp files of CodeEditor.
#include "core/run/Language.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Lexers.h"
#include "ui/editor/Scintilla.h"

#include <vector>

namespace learncode::ui {

inline constexpr int numberMargin = 0;
inline constexpr int markMargin = 1;
inline constexpr int errorMarker = 1;
inline constexpr int warningMarker = 2;
// Styles for annotations; lexers use those below 32 and from 64 to 127.
inline constexpr int errorNoteStyle = 200;
inline constexpr int warningNoteStyle = 201;

/// A marked line. The handle follows the line while text is edited above it.
struct Mark
{
    int handle;
    int style;
    QString message;
};

struct CodeEditor::Buffer
{
    QString languageId;
    TypingRules rules;
    QsciDocument document;
    QsciLexer *lexer = nullptr; ///< owned by the editor
    QList<Mark> marks; ///< our own: QsciScintilla::annotation() returns garbage
    int line = 0; ///< of the cursor while another buffer is shown
    int index = 0;
    /// Restored text differs from its file although nothing has been typed since.
    bool forcedModified = false;
};

/// QsciScintilla with the indentation that a learner expects.
class CodeEditor::View final : public QsciScintilla
{
public:
    using QsciScintilla::QsciScintilla;

    TypingRules rules;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void indentNewLine();
};

/// Both counted from 0, \a to included.
void toggleCommentOfLines(QsciScintilla &view, int from, int to, const QString &comment);

} // namespace learncode::ui
