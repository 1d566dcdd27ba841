// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Clock.h"
#include "core/support/Result.h"
#include "ui/document/DraftStore.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace learncode {
struct Language;
class LanguageRegistry;
} // namespace learncode

namespace learncode::ui {

class CodeEditor;

/// One program per language: opens, saves, and keeps what is typed for the next start, half a second
/// after the last key at most. Talks to people only through its signals.
class DocumentController final : public QObject
{
    Q_OBJECT

public:
    /// All but \a parent are not owned and outlive the controller.
    DocumentController(CodeEditor *editor, const LanguageRegistry *languages, const QString &draftDirectory,
                       const Clock *clock, QObject *parent = nullptr);
    ~DocumentController() override;

    [[nodiscard]] const Language &language() const { return *m_language; }
    /// Of the file; the language's usual main file if it was never saved.
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString filePath() const { return current().path; }
    [[nodiscard]] QString input() const { return current().input; }
    void setInput(const QString &input);

    /// Shows the language's program as it was left. \a starter is what a language begins with that
    /// has none yet, with its input.
    void showLanguage(const Language &language, const QString &starter = {}, const QString &starterInput = {});

    /// Opens a file in its language's place; unsaved text there is put aside first, see putAside().
    void open(const QString &path);
    /// Starts afresh with this text and input, not belonging to any file; as open() otherwise.
    void startWith(const Language &language, const QString &text, const QString &input);
    /// Into the file it came from. False: there is none, ask for a name and call saveAs().
    [[nodiscard]] bool save();
    void saveAs(const QString &path);
    /// Saves although somebody else has changed the file; after changedOutside().
    void saveAnyway();
    /// Takes the file as it is now, and puts aside what is in the editor.
    void reload();
    /// Shows again what was put aside last in this language.
    void bringBack();

    /// Writes what has not been kept yet.
    void keepNow();

Q_SIGNALS:
    /// Another language or file; read language(), fileName() and input() again.
    void changed();
    void saved(const QString &fileName);
    /// Unsaved text made way and can be had back.
    void putAside();
    /// Not saved: somebody else has written the file since it was opened.
    void changedOutside(const QString &fileName);
    void failed(const learncode::Error &error);

private:
    [[nodiscard]] Draft &current();
    [[nodiscard]] Draft current() const;
    void restore(const Language &language, const QString &starter, const QString &starterInput);
    void show(const Draft &draft);
    void replaceWith(const Draft &draft);
    [[nodiscard]] bool putCurrentAside();
    void write(const QString &path);
    void keepSoon();

    CodeEditor *m_editor;
    const LanguageRegistry *m_languages;
    DraftStore m_store;
    const Language *m_language = nullptr;
    QHash<QString, Draft> m_drafts; ///< by language id; the text of the shown one is the editor's
    std::unique_ptr<Timer> m_keepTimer;
    bool m_dirty = false;
    bool m_switching = false;
    bool m_keepFailed = false;
};

} // namespace learncode::ui
