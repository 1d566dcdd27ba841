// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace learncode {
class LanguageRegistry;
}

namespace learncode::ui {

class Actions;
class DocumentController;
class NoticeBar;

/// The file menu's work, and what there is to say about files: in a bar above the editor, never in the
/// way.
class DocumentPresenter final : public QObject
{
    Q_OBJECT

public:
    /// None but \a window, the parent, is needed longer than this lives.
    DocumentPresenter(DocumentController *documents, const LanguageRegistry *languages, Actions *actions,
                      NoticeBar *notices, QWidget *window);

Q_SIGNALS:
    /// For the result line.
    void said(const QString &text);

private:
    void askOpen();
    void save();
    void askSaveAs();
    void tellChangedOutside(const QString &fileName);
    [[nodiscard]] QString openFilter() const;

    DocumentController *m_documents;
    const LanguageRegistry *m_languages;
    NoticeBar *m_notices;
    QWidget *m_window;
};

} // namespace learncode::ui
