// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/ServiceHealth.h"
#include "ui/theme/Colours.h"

#include <QString>

namespace learncode {
class LanguageRegistry;
}

namespace learncode::ui {

/// An executor's state for eyes and for screen readers: a shape, a colour and words.
struct DotText
{
    QString icon;
    Role role;
    QString words; ///< "Python 3.13.5 is ready"
};

[[nodiscard]] DotText describeExecutor(const ExecutorHealth &executor, const QString &languageName);

/// What is to be said above the editor; nothing while all is well.
struct HealthNotice
{
    enum class Kind { None, Progress, Paused, Problem, Warning };

    Kind kind = Kind::None;
    QString message;
    QString details; ///< for "Details" and "Copy details"
};

[[nodiscard]] HealthNotice describeHealth(const ServiceHealth &health, const LanguageRegistry &languages);

} // namespace learncode::ui
