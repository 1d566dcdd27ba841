// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ShortcutsDialog.h"

#include "ui/window/Actions.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *table = new QTableWidget(0, 2, this);
    table->setObjectName(u"shortcutsTable"_s);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const ActionInfo &info : allActions()) {
        if (!*info.shortcut)
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        QStringList keys;
        for (const QKeySequence &sequence : QKeySequence::listFromString(QLatin1StringView(info.shortcut)))
            keys.append(sequence.toString(QKeySequence::NativeText));
        table->setItem(row, 0, new QTableWidgetItem(Actions::plainText(info)));
        table->setItem(row, 1, new QTableWidgetItem(keys.join(tr(" or "))));
    }
    auto *note =
        new QLabel(tr("While a program runs in the terminal, keys go to the program. F5, F6, those with Ctrl and "
                      "Shift, and the size of the text stay with the window: F6 leads out."),
                   this);
    note->setObjectName(u"shortcutsNote"_s);
    note->setAccessibleName(note->text());
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(table);
    layout->addWidget(note);
    resize(460, 560);
}

} // namespace learncode::ui
