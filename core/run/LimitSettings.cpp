// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/LimitSettings.h"

#include "core/support/Settings.h"

#include <algorithm>

namespace learncode {

RunLimits givenLimits(const Settings &settings)
{
    RunLimits limits;
    limits.wallTime = std::chrono::milliseconds(settings.get(setting::wallTimeMs));
    limits.outputBytes = settings.get(setting::outputBytes);
    limits.memoryMb = settings.get(setting::memoryMb);
    return limits;
}

RunLimits interactiveLimits(const Settings &settings)
{
    RunLimits limits = givenLimits(settings);
    const auto computing = limits.wallTime;
    limits.wallTime = std::chrono::milliseconds(settings.get(setting::interactiveTimeMs));
    limits.cpuTime = std::min(computing, limits.wallTime);
    limits.outputBytes = settings.get(setting::interactiveOutputBytes);
    return limits;
}

} // namespace learncode
