// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the window and their places; what they do is in MainWindow.cpp.
#include "ui/window/MainWindow.h"

#include "core/run/Language.h"
#include "ui/console/ConsolePane.h"
#include "ui/console/InputPane.h"
#include "ui/document/DocumentController.h"
#include "ui/editor/CodeEditor.h"
#include "ui/status/ExecutorDots.h"
#include "ui/status/HealthBar.h"
#include "ui/status/NoticeBar.h"
#include "ui/window/Actions.h"
#include "ui/window/Card.h"
#include "ui/window/ExampleCatalog.h"
#include "ui/window/LanguageSelector.h"
#include "ui/window/ResultLine.h"
#include "ui/window/ServiceAddress.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;

QToolButton *buttonFor(QAction *action, const QString &name, Qt::ToolButtonStyle style, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

void MainWindow::buildLayout()
{
    auto *central = new QWidget(this);
    central->setObjectName(u"central"_s);
    central->setAccessibleName(tr("LearnCode"));
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(margin, 4, margin, 0);
    column->setSpacing(10);
    column->addWidget(buildToolArea());
    column->addWidget(new HealthBar(m_services.health, m_services.languages, &m_theme, central));
    m_documentNotice = new NoticeBar(u"documentNotice"_s, &m_theme, central);
    column->addWidget(m_documentNotice);

    m_vertical = new QSplitter(Qt::Vertical, central);
    m_vertical->setObjectName(u"verticalSplitter"_s);
    m_vertical->setAccessibleName(tr("Editor above input and output"));
    m_vertical->setHandleWidth(10);
    m_vertical->setChildrenCollapsible(false);
    m_vertical->addWidget(buildEditorCard());
    m_vertical->addWidget(buildConsole());
    m_vertical->setStretchFactor(0, 3);
    m_vertical->setStretchFactor(1, 2);
    column->addWidget(m_vertical, 1);
    setCentralWidget(central);
    setMinimumSize(640, 420);

    setTabOrder(m_editor, m_input);
    setTabOrder(m_input, m_console);
}

QWidget *MainWindow::buildToolArea()
{
    auto *area = new QWidget(this);
    area->setObjectName(u"toolArea"_s);
    area->setAccessibleName(tr("Tools"));
    auto *row = new QHBoxLayout(area);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    m_selector = new LanguageSelector(m_services.languages, m_services.health, area);
    row->addWidget(m_selector);
    row->addSpacing(4);
    row->addWidget(buttonFor((*m_actions)[ActionId::Run], u"runButton"_s, Qt::ToolButtonTextBesideIcon, area));
    row->addWidget(buttonFor((*m_actions)[ActionId::Stop], u"stopButton"_s, Qt::ToolButtonTextBesideIcon, area));
    row->addStretch(1);
    row->addWidget(new ExecutorDots(m_services.health, m_services.languages, &m_theme, area));
    QToolButton *theme = buttonFor((*m_actions)[ActionId::ToggleTheme], u"themeButton"_s, Qt::ToolButtonIconOnly, area);
    row->addWidget(theme);
    return area;
}

QWidget *MainWindow::buildEditorCard()
{
    auto *content = new QWidget(this);
    content->setObjectName(u"editorArea"_s);
    content->setAccessibleName(tr("Program"));
    content->setFocusProxy(m_editor);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_fileTitle = new QLabel(content);
    m_fileTitle->setObjectName(u"fileTitle"_s);
    m_fileTitle->setAccessibleName(tr("Name of the program"));
    m_fileTitle->setTextFormat(Qt::PlainText);
    m_fileTitle->setFixedHeight(34);
    m_fileTitle->setContentsMargins(14, 0, 6, 0);
    column->addWidget(m_fileTitle);
    column->addWidget(m_editor, 1);
    return new Card(u"editorCard"_s, tr("Program"), content, this);
}

QWidget *MainWindow::buildConsole()
{
    m_horizontal = new QSplitter(Qt::Horizontal, this);
    m_horizontal->setObjectName(u"horizontalSplitter"_s);
    m_horizontal->setAccessibleName(tr("Input beside output"));
    m_horizontal->setHandleWidth(10);
    m_horizontal->setChildrenCollapsible(false);
    m_input = new InputPane(this);
    m_console = new ConsolePane(&m_theme, m_services.clock, this);
    m_horizontal->addWidget(new Card(u"inputCard"_s, tr("Input"), m_input, this));
    m_horizontal->addWidget(new Card(u"outputCard"_s, tr("Output and terminal"), m_console, this));
    m_horizontal->setStretchFactor(0, 1);
    m_horizontal->setStretchFactor(1, 2);
    m_horizontal->setMinimumHeight(120);
    return m_horizontal;
}

void MainWindow::buildStatusBar()
{
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setAccessibleName(tr("Status"));
    statusBar()->setSizeGripEnabled(false);
    m_result = new ResultLine(&m_theme, this);
    m_address = new ServiceAddress(this);
    statusBar()->addWidget(m_result, 1);
    statusBar()->addPermanentWidget(m_address);
}

void MainWindow::buildMenus()
{
    menuBar()->setObjectName(u"menuBar"_s);
    menuBar()->setAccessibleName(tr("Menus"));
    for (const MenuId id : {MenuId::File, MenuId::Edit, MenuId::Run, MenuId::View, MenuId::Help}) {
        QMenu *menu = menuBar()->addMenu(Actions::menuTitle(id));
        menu->setObjectName(u"menu_%1"_s.arg(static_cast<int>(id)));
        menu->setAccessibleName(Actions::menuTitle(id).remove(u'&'));
        m_actions->fillMenu(menu, id);
        if (id == MenuId::File) {
            QMenu *examples = new QMenu(tr("&Examples"), menu);
            menu->insertMenu((*m_actions)[ActionId::Save], examples);
            addExamplesTo(examples);
        }
    }
}

void MainWindow::addExamplesTo(QMenu *menu)
{
    menu->setObjectName(u"examplesMenu"_s);
    menu->setAccessibleName(tr("Examples"));
    QString section;
    for (const Example &example : builtInExamples()) {
        const Language *language = m_services.languages->find(example.languageId);
        if (!language)
            continue;
        if (section != language->id) {
            section = language->id;
            menu->addSection(language->name);
        }
        menu->addAction(example.title, this,
                        [this, example, language] { m_documents->startWith(*language, example.code, example.input); });
    }
    menu->menuAction()->setVisible(!menu->isEmpty());
}

} // namespace learncode::ui
