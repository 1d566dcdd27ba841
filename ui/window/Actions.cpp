// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Actions.h"

#include "ui/theme/Theme.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <array>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array table{
    ActionInfo{ActionId::New, MenuId::File, "actionNew", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&New program"),
               "Ctrl+N", "new"},
    ActionInfo{ActionId::Open, MenuId::File, "actionOpen", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Open…"),
               "Ctrl+O", "open"},
    ActionInfo{ActionId::Save, MenuId::File, "actionSave", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Save"),
               "Ctrl+S", "save", true},
    ActionInfo{ActionId::SaveAs, MenuId::File, "actionSaveAs", QT_TRANSLATE_NOOP("learncode::ui::Actions", "Save &as…"),
               "Ctrl+Shift+S", ""},
    ActionInfo{ActionId::BringBack, MenuId::File, "actionBringBack",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Bring back the earlier program"), "", "", true},
    ActionInfo{ActionId::Quit, MenuId::File, "actionQuit", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Quit"),
               "Ctrl+Q", "", true},
    ActionInfo{ActionId::Undo, MenuId::Edit, "actionUndo", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Undo"),
               "Ctrl+Z", "undo"},
    ActionInfo{ActionId::Redo, MenuId::Edit, "actionRedo", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Redo"),
               "Ctrl+Shift+Z", "redo"},
    ActionInfo{ActionId::Cut, MenuId::Edit, "actionCut", QT_TRANSLATE_NOOP("learncode::ui::Actions", "Cu&t"), "Ctrl+X",
               "cut", true},
    ActionInfo{ActionId::Copy, MenuId::Edit, "actionCopy", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Copy"),
               "Ctrl+C; Ctrl+Shift+C", "copy"},
    ActionInfo{ActionId::Paste, MenuId::Edit, "actionPaste", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Paste"),
               "Ctrl+V; Ctrl+Shift+V", "paste"},
    ActionInfo{ActionId::SelectAll, MenuId::Edit, "actionSelectAll",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Select &all"), "Ctrl+A", ""},
    ActionInfo{ActionId::Comment, MenuId::Edit, "actionComment",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Co&mment or uncomment lines"), "Ctrl+/", "comment", true},
    ActionInfo{ActionId::Run, MenuId::Run, "actionRun", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Run"), "F5",
               "run"},
    ActionInfo{ActionId::Stop, MenuId::Run, "actionStop", QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Stop"),
               "Shift+F5", "stop"},
    ActionInfo{ActionId::EndInput, MenuId::Run, "actionEndInput",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "E&nd the input of the running program"), "", ""},
    ActionInfo{ActionId::SwitchInput, MenuId::Run, "actionSwitchInput",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "S&witch between given and interactive input"),
               "Ctrl+Shift+I", "", true},
    ActionInfo{ActionId::InputAutomatic, MenuId::Run, "actionInputAutomatic",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Automatic: interactive if no input is given"), "", ""},
    ActionInfo{ActionId::InputGiven, MenuId::Run, "actionInputGiven",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Input &given: read what stands under Input"), "", ""},
    ActionInfo{ActionId::InputInteractive, MenuId::Run, "actionInputInteractive",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Interactive: type while the program runs"), "", ""},
    ActionInfo{ActionId::NextProblem, MenuId::Run, "actionNextProblem",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Go to the next &error"), "F8", "", true},
    ActionInfo{ActionId::ClearOutput, MenuId::Run, "actionClearOutput",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Clear the output"), "Ctrl+L", "clear"},
    ActionInfo{ActionId::ZoomIn, MenuId::View, "actionZoomIn",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Larger text"), "Ctrl++; Ctrl+=", "zoom-in"},
    ActionInfo{ActionId::ZoomOut, MenuId::View, "actionZoomOut",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Smaller text"), "Ctrl+-", "zoom-out"},
    ActionInfo{ActionId::ZoomReset, MenuId::View, "actionZoomReset",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Usual text size"), "Ctrl+0", ""},
    ActionInfo{ActionId::NextArea, MenuId::View, "actionNextArea",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Go to the &next area"), "F6", "", true},
    ActionInfo{ActionId::PreviousArea, MenuId::View, "actionPreviousArea",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Go to the &previous area"), "Shift+F6", ""},
    ActionInfo{ActionId::ToggleTheme, MenuId::View, "actionToggleTheme",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Switch between light and &dark"), "Ctrl+Shift+D", "theme",
               true},
    ActionInfo{ActionId::ThemeSystem, MenuId::View, "actionThemeSystem",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Colours of the &desktop"), "", ""},
    ActionInfo{ActionId::ThemeLight, MenuId::View, "actionThemeLight",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "L&ight colours"), "", ""},
    ActionInfo{ActionId::ThemeDark, MenuId::View, "actionThemeDark",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "Dar&k colours"), "", ""},
    ActionInfo{ActionId::Shortcuts, MenuId::Help, "actionShortcuts",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&Keyboard shortcuts"), "F1", "help"},
    ActionInfo{ActionId::About, MenuId::Help, "actionAbout",
               QT_TRANSLATE_NOOP("learncode::ui::Actions", "&About LearnCode"), "", "info"},
};

} // namespace

std::span<const ActionInfo> allActions()
{
    return table;
}

Actions::Actions(const Theme *theme, QWidget *window)
    : QObject(window)
    , m_theme(theme)
{
    for (const ActionInfo &info : table) {
        auto *action = new QAction(text(info), this);
        action->setObjectName(QLatin1StringView(info.name));
        const QList<QKeySequence> keys = QKeySequence::listFromString(QLatin1StringView(info.shortcut));
        action->setShortcuts(keys);
        const QString plain = plainText(info);
        action->setToolTip(*info.shortcut ? u"%1 (%2)"_s.arg(plain, keys.first().toString(QKeySequence::NativeText))
                                          : plain);
        window->addAction(action);
        m_actions.insert(info.id, action);
    }
    connect(theme, &Theme::changed, this, &Actions::updateIcons);
    updateIcons();
}

void Actions::updateIcons()
{
    for (const ActionInfo &info : table) {
        if (!*info.icon)
            continue;
        const Role role = info.id == ActionId::Run ? Role::OnAccent : Role::Text;
        m_actions.value(info.id)->setIcon(m_theme->icon(QLatin1StringView(info.icon), role));
        // In a menu the run icon would be white on white.
        m_actions.value(info.id)->setIconVisibleInMenu(info.id != ActionId::Run);
    }
}

void Actions::fillMenu(QMenu *menu, MenuId id) const
{
    for (const ActionInfo &info : table) {
        if (info.menu != id)
            continue;
        if (info.startsGroup)
            menu->addSeparator();
        menu->addAction(m_actions.value(info.id));
    }
}

QString Actions::menuTitle(MenuId id)
{
    switch (id) {
    case MenuId::File: return tr("&File");
    case MenuId::Edit: return tr("&Edit");
    case MenuId::Run: return tr("&Run");
    case MenuId::View: return tr("&View");
    case MenuId::Help: break;
    }
    return tr("&Help");
}

QString Actions::text(const ActionInfo &info)
{
    return tr(info.text);
}

QString Actions::plainText(const ActionInfo &info)
{
    return text(info).remove(u'&').remove(u'\u2026');
}

} // namespace learncode::ui
