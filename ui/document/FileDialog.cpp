// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/FileDialog.h"

#include <QFileDialog>
#include <QFileInfo>

#include <optional>
#include <utility>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> &nextFileName()
{
    static std::optional<QString> name;
    return name;
}

QFileDialog *makeDialog(QWidget *parent, const QString &title, const QString &filter, FileDialog::Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    return dialog;
}

} // namespace

void FileDialog::openFile(QWidget *parent, const QString &title, const QString &filter, Chosen chosen)
{
    if (answerAhead(parent, chosen))
        return;
    QFileDialog *dialog = makeDialog(parent, title, filter, std::move(chosen));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void FileDialog::saveFile(QWidget *parent, const QString &title, const QString &filter, const QString &suggestion,
                          Chosen chosen)
{
    if (answerAhead(parent, chosen))
        return;
    QFileDialog *dialog = makeDialog(parent, title, filter, std::move(chosen));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QFileInfo(suggestion).path());
    dialog->selectFile(QFileInfo(suggestion).fileName());
    dialog->open();
}

void FileDialog::setNextFileName(const QString &path)
{
    nextFileName() = path;
}

bool FileDialog::answerAhead(QWidget *parent, const Chosen &chosen)
{
    const std::optional<QString> name = std::exchange(nextFileName(), std::nullopt);
    if (!name)
        return false;
    QMetaObject::invokeMethod(parent, [chosen, path = *name] { chosen(path); }, Qt::QueuedConnection);
    return true;
}

} // namespace learncode::ui
