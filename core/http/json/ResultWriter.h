// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/OutcomeText.h"
#include "core/run/RunResult.h"

#include <QJsonObject>

namespace learncode {
class OutputCollector;
struct ServiceHealth;
class LanguageRegistry;
} // namespace learncode

namespace learncode::http {

/// The member "data" of an execute answer, also what a session's "finished" carries. The context is what is known of
/// the request.
[[nodiscard]] QJsonObject resultJson(const RunResult &result, const OutputCollector &output,
                                     const OutcomeContext &context = {});

/// The answer of /api/health.
[[nodiscard]] QJsonObject healthJson(const ServiceHealth &health, const LanguageRegistry &languages);

/// The answer of /api/code/languages.
[[nodiscard]] QJsonObject languagesJson(const LanguageRegistry &languages, const ServiceHealth &health);
} // namespace learncode::http
