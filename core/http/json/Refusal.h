// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Error.h"

namespace learncode::http {

/// Why a program was not run, as clients are told.
struct Refusal
{
    int status = 503; ///< 400, 413, 429 or 503
    QString code; ///< of the HTTP contract
    QString message;
    int retryAfter = 0; ///< seconds after which the same may succeed; 0: it never will
};

/// What clients are told of an error of parsing, of validate() or of Runner::start().
[[nodiscard]] Refusal refusalOf(const Error &error);

} // namespace learncode::http
