// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/InputModeSwitch.h"

#include "core/support/Settings.h"
#include "ui/console/InputPane.h"
#include "ui/window/Actions.h"

#include <QAction>
#include <QActionGroup>

#include <array>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    ActionId id;
    InputMode mode;
};

constexpr std::array rows{
    Row{ActionId::InputAutomatic, InputMode::Automatic},
    Row{ActionId::InputGiven, InputMode::Given},
    Row{ActionId::InputInteractive, InputMode::Interactive},
};

} // namespace

InputModeSwitch::InputModeSwitch(Settings *settings, InputPane *pane, Actions *actions, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_pane(pane)
    , m_actions(actions)
{
    auto *group = new QActionGroup(this);
    for (const Row &row : rows) {
        QAction *action = (*actions)[row.id];
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, row] { setMode(row.mode); });
    }
    const auto choose = [this](bool interactive) { setMode(modeForChoice(interactive, m_pane->text())); };
    connect((*actions)[ActionId::SwitchInput], &QAction::triggered, this,
            [this, choose] { choose(!runsInteractively(mode(), m_pane->text())); });
    connect(pane, &InputPane::chosen, this, choose);
    connect(settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1StringView(setting::inputMode.key))
            update();
    });
    update();
}

InputMode InputModeSwitch::mode() const
{
    return inputModeFrom(m_settings->get(setting::inputMode));
}

void InputModeSwitch::setMode(InputMode mode)
{
    m_settings->set(setting::inputMode, inputModeWord(mode));
    update(); // also when nothing changed: a button may have been pressed that is not the chosen one
}

void InputModeSwitch::update()
{
    m_pane->setMode(mode());
    for (const Row &row : rows)
        (*m_actions)[row.id]->setChecked(row.mode == mode());
}

} // namespace learncode::ui
