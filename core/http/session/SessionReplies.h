// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/OutcomeText.h"
#include "core/run/RunEvent.h"
#include "core/run/RunResult.h"

#include <QString>

namespace learncode {
class OutputCollector;
}

namespace learncode::http::session {

// What the service says in a session, each as the text of one message.

[[nodiscard]] QString startedMessage();
[[nodiscard]] QString phaseMessage(RunPhase phase);
[[nodiscard]] QString outputMessage(OutputStream stream, const QString &text);
[[nodiscard]] QString waitingMessage();
/// The result has the same members as "data" of an execute answer.
[[nodiscard]] QString finishedMessage(const RunResult &result, const OutputCollector &output,
                                      const OutcomeContext &context);
/// With \a retryAfter, in seconds, the same may succeed later.
[[nodiscard]] QString errorMessage(const Error &error, int retryAfter = 0);

} // namespace learncode::http::session
