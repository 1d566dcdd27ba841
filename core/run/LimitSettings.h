// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRequest.h"

namespace learncode {

class Settings;

/// What the settings allow a run whose input is given.
[[nodiscard]] RunLimits givenLimits(const Settings &settings);
/// What they allow a run that is typed to: people take their time, so its wall time is long. A loop that never ends is
/// found out by the processor's, which is that of any other run.
[[nodiscard]] RunLimits interactiveLimits(const Settings &settings);

} // namespace learncode
