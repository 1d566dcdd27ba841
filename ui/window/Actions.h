// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <span>

class QAction;
class QMenu;
class QWidget;

namespace learncode::ui {

class Theme;

enum class ActionId {
    New,
    Open,
    Save,
    SaveAs,
    BringBack,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Comment,
    Run,
    Stop,
    EndInput,
    ClearOutput,
    NextProblem,
    SwitchInput,
    InputAutomatic,
    InputGiven,
    InputInteractive,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    NextArea,
    PreviousArea,
    ToggleTheme,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    Shortcuts,
    About,
};

enum class MenuId { File, Edit, Run, View, Help };

/// One row of the table of actions. Menus, tool bar and the list of shortcuts are made from it.
struct ActionInfo
{
    ActionId id;
    MenuId menu;
    const char *name; ///< objectName
    const char *text; ///< with its mnemonic; translated where shown
    const char *shortcut; ///< portable text, several separated by "; "; "" for none
    const char *icon; ///< of resources/icons; "" for none
    bool startsGroup = false; ///< a separator stands before it
};

[[nodiscard]] std::span<const ActionInfo> allActions();

/// The window's QActions, one for each row.
class Actions final : public QObject
{
    Q_OBJECT

public:
    /// \a window gets the actions, so that their shortcuts work anywhere in it.
    Actions(const Theme *theme, QWidget *window);

    [[nodiscard]] QAction *operator[](ActionId id) const { return m_actions.value(id); }
    void fillMenu(QMenu *menu, MenuId id) const;
    [[nodiscard]] static QString menuTitle(MenuId id);
    /// The text without mnemonic and dots, for lists and tool tips.
    [[nodiscard]] static QString plainText(const ActionInfo &info);
    [[nodiscard]] static QString text(const ActionInfo &info);

private:
    void updateIcons();

    const Theme *m_theme;
    QHash<ActionId, QAction *> m_actions;
};

} // namespace learncode::ui
