// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace learncode {

// One category a room, so that QT_LOGGING_RULES can turn each up on its own:
// QT_LOGGING_RULES="learncode.engine.debug=true".
Q_DECLARE_LOGGING_CATEGORY(lcApp)
Q_DECLARE_LOGGING_CATEGORY(lcRun)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcExecutor)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcUi)

/// Makes Qt's messages lines that a person can read: `12:03:55 info  executor: python is ready`.
/// Written to standard error, one line a message, control characters escaped. Call once, in main().
void installMessageFormat();

} // namespace learncode
