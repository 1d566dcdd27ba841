// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/DocumentPresenter.h"

#include "core/run/Language.h"
#include "ui/document/DocumentController.h"
#include "ui/document/FileDialog.h"
#include "ui/status/NoticeBar.h"
#include "ui/window/Actions.h"

#include <QAction>
#include <QDir>
#include <QWidget>

namespace learncode::ui {

using namespace Qt::StringLiterals;

DocumentPresenter::DocumentPresenter(DocumentController *documents, const LanguageRegistry *languages, Actions *actions,
                                     NoticeBar *notices, QWidget *window)
    : QObject(window)
    , m_documents(documents)
    , m_languages(languages)
    , m_notices(notices)
    , m_window(window)
{
    const Actions &all = *actions;
    connect(all[ActionId::New], &QAction::triggered, this,
            [this] { m_documents->startWith(m_documents->language(), {}, {}); });
    connect(all[ActionId::Open], &QAction::triggered, this, &DocumentPresenter::askOpen);
    connect(all[ActionId::Save], &QAction::triggered, this, &DocumentPresenter::save);
    connect(all[ActionId::SaveAs], &QAction::triggered, this, &DocumentPresenter::askSaveAs);
    connect(all[ActionId::BringBack], &QAction::triggered, m_documents, &DocumentController::bringBack);

    connect(m_documents, &DocumentController::saved, this, [this](const QString &fileName) {
        m_notices->dismiss();
        Q_EMIT said(tr("Saved %1").arg(fileName));
    });
    connect(m_documents, &DocumentController::failed, this, [this](const Error &error) {
        m_notices->show({.level = NoticeBar::Level::Warning, .message = error.message, .details = error.detail});
    });
    connect(m_documents, &DocumentController::putAside, this, [this] {
        m_notices->show({.message = tr("Your earlier program was not saved to a file. It has been put aside for you."),
                         .buttons = {{u"bringBackButton"_s, tr("Bring it back"), [this] {
                                          m_notices->dismiss();
                                          m_documents->bringBack();
                                      }}}});
    });
    connect(m_documents, &DocumentController::changedOutside, this, &DocumentPresenter::tellChangedOutside);
}

void DocumentPresenter::askOpen()
{
    FileDialog::openFile(m_window, tr("Open a program"), openFilter(),
                         [this](const QString &path) { m_documents->open(path); });
}

void DocumentPresenter::save()
{
    if (!m_documents->save())
        askSaveAs();
}

void DocumentPresenter::askSaveAs()
{
    const QString path = m_documents->filePath();
    const QString suggestion = path.isEmpty() ? QDir::home().filePath(m_documents->fileName()) : path;
    FileDialog::saveFile(m_window, tr("Save the program"), openFilter(), suggestion,
                         [this](const QString &chosen) { m_documents->saveAs(chosen); });
}

void DocumentPresenter::tellChangedOutside(const QString &fileName)
{
    m_notices->show(
        {.level = NoticeBar::Level::Warning,
         .message = tr("%1 was not saved: another program has changed the file since you opened it.").arg(fileName),
         .buttons = {{u"saveAnywayButton"_s, tr("Save mine"), [this] { m_documents->saveAnyway(); }},
                     {u"reloadButton"_s, tr("Open theirs"), [this] {
                          m_notices->dismiss();
                          m_documents->reload();
                      }}}});
}

QString DocumentPresenter::openFilter() const
{
    QStringList patterns;
    for (const Language &language : m_languages->all()) {
        for (const QString &extension : language.extensions)
            patterns.append(u"*."_s + extension);
    }
    return tr("Programs (%1)").arg(patterns.join(u' ')) + u";;"_s + tr("All files (*)");
}

} // namespace learncode::ui
