// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"

namespace learncode::executor {

/// Which runs are taken in.
struct DispatchOptions
{
    int waitingRuns = 64; ///< over all languages; one more is rejected as "busy"
    RequestBounds bounds; ///< what a request is held against before anything else
};

} // namespace learncode::executor
