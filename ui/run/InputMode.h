// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode::ui {

/// Where a program reads from.
enum class InputMode {
    Automatic, ///< from the input pane if something is written there, else from the terminal
    Given, ///< from the input pane, and then there is no more
    Interactive, ///< from the terminal, while it runs
};

/// As it is written in the setting ui/inputMode. Whatever else stands there means Automatic.
[[nodiscard]] InputMode inputModeFrom(const QString &word);
[[nodiscard]] QString inputModeWord(InputMode mode);

/// Whether a program would run in the terminal, with \a input in the input pane.
[[nodiscard]] bool runsInteractively(InputMode mode, const QString &input);

/// What to remember when somebody chooses, seeing \a input: what happens by itself is no choice, so that
/// a pane that is filled or emptied later still does what one expects.
[[nodiscard]] InputMode modeForChoice(bool interactive, const QString &input);

} // namespace learncode::ui
