// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/ServiceHealth.h"

#include <QString>

namespace learncode {

class LanguageRegistry;

/// An executor's state in words.
struct ExecutorWords
{
    QString state; ///< "ready"
    QString sentence; ///< "Python 3.13.5 is ready"
};

[[nodiscard]] ExecutorWords describeExecutor(const ExecutorHealth &executor, const QString &languageName);

/// What whoever runs LearnCode should know of this computer, a paragraph each; empty if there is nothing.
[[nodiscard]] QString warningsText(const ServiceHealth &health);

/// What is to be said above the editor; nothing while all is well.
struct HealthNotice
{
    enum class Kind { None, Progress, Paused, Problem, Warning };

    Kind kind = Kind::None;
    QString message;
    QString details; ///< for "Details" and "Copy details"
};

/// Who reads a notice. The owner sees every detail and can set languages up; a client of the service cannot, and what
/// paths and answers are in details is not for clients.
enum class HealthReader { Owner, Client };

[[nodiscard]] HealthNotice describeHealth(const ServiceHealth &health, const LanguageRegistry &languages,
                                          HealthReader reader = HealthReader::Owner);

} // namespace learncode
