// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Diagnostic.h"
#include "ui/theme/Colours.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <vector>

namespace learncode {
struct Language;
}

namespace learncode::ui {

/// Where programs are written. Holds one buffer per language, each with its own text, undo history,
/// cursor and error marks; one of them is shown. What draws it is not to be known outside.
class CodeEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// Shows the language's own buffer; makes an empty one at first.
    void showBuffer(const Language &language);

    /// The shown buffer's text, lines ended by '\n'.
    [[nodiscard]] QString text() const;
    /// A fresh start for the shown buffer: no undo history, no marks, not modified.
    void setText(const QString &text);
    [[nodiscard]] bool isModified() const;
    void setModified(bool modified);

    /// Marks lines of the shown buffer and writes each message under its line. A mark goes when its
    /// line is edited, and all go with the next call.
    void setDiagnostics(const QList<Diagnostic> &diagnostics);
    void clearDiagnostics();
    /// Lines marked now, from 1, in order.
    [[nodiscard]] QList<int> markedLines() const;

    /// Puts the cursor there and shows it; from 1.
    void goTo(int line, int column);
    /// From 1.
    [[nodiscard]] int currentLine() const;

    void setColours(const Colours &colours);
    /// In points.
    void setFontSize(int size);
    [[nodiscard]] int fontSize() const { return m_fontSize; }

    void undo();
    void redo();
    void cut();
    void copy();
    void paste();
    void selectAll();
    /// Comments the selected lines, or the current one; takes the comments away if all have one.
    void toggleComment();

    [[nodiscard]] static QSize editorMinimumSize() { return {240, 120}; }

Q_SIGNALS:
    /// The shown buffer's text is another now; also after setText().
    void textChanged();
    void modifiedChanged(bool modified);
    /// Ctrl and the mouse wheel, in points.
    void fontSizeWished(int size);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Buffer;

    void setUpView();
    void releaseOwnKeys();
    void paintView();
    void adjustMargin();
    void markLine(const Diagnostic &diagnostic);
    void showFirstMark();
    void annotate(int line, const QString &message, int style);
    void forgetMarkOfCurrentLine();

    class View;
    View *m_view;
    std::vector<std::unique_ptr<Buffer>> m_buffers;
    Buffer *m_buffer = nullptr;
    Colours m_colours;
    int m_fontSize = 12;
    bool m_replacing = false; ///< setText() is at work: not the user's typing
};

} // namespace learncode::ui
