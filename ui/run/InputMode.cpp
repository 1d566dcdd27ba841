// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/InputMode.h"

namespace learncode::ui {

using namespace Qt::StringLiterals;

InputMode inputModeFrom(const QString &word)
{
    if (word == "given"_L1)
        return InputMode::Given;
    return word == "interactive"_L1 ? InputMode::Interactive : InputMode::Automatic;
}

QString inputModeWord(InputMode mode)
{
    switch (mode) {
    case InputMode::Given: return u"given"_s;
    case InputMode::Interactive: return u"interactive"_s;
    case InputMode::Automatic: break;
    }
    return u"automatic"_s;
}

bool runsInteractively(InputMode mode, const QString &input)
{
    return mode == InputMode::Interactive || (mode == InputMode::Automatic && input.isEmpty());
}

InputMode modeForChoice(bool interactive, const QString &input)
{
    if (interactive == runsInteractively(InputMode::Automatic, input))
        return InputMode::Automatic;
    return interactive ? InputMode::Interactive : InputMode::Given;
}

} // namespace learncode::ui
