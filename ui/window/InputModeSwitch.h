// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/InputMode.h"

#include <QObject>

namespace learncode {
class Settings;
}

namespace learncode::ui {

class Actions;
class InputPane;

/// Keeps the choice between given and interactive input the same everywhere: in the settings, in the input
/// pane and in the Run menu.
class InputModeSwitch final : public QObject
{
    Q_OBJECT

public:
    /// None is owned; all outlive this.
    InputModeSwitch(Settings *settings, InputPane *pane, Actions *actions, QObject *parent = nullptr);

    [[nodiscard]] InputMode mode() const;
    void setMode(InputMode mode);

private:
    void update();

    Settings *m_settings;
    InputPane *m_pane;
    Actions *m_actions;
};

} // namespace learncode::ui
