// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Outcome.h"

#include <algorithm>

namespace learncode {

using namespace Qt::StringLiterals;

QLatin1StringView outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok: return "ok"_L1;
    case Outcome::NonzeroExit: return "nonzero_exit"_L1;
    case Outcome::Signal: return "signal"_L1;
    case Outcome::CompileError: return "compile_error"_L1;
    case Outcome::Timeout: return "timeout"_L1;
    case Outcome::MemoryLimit: return "memory_limit"_L1;
    case Outcome::OutputLimit: return "output_limit"_L1;
    case Outcome::ProcessLimit: return "process_limit"_L1;
    case Outcome::Stopped: return "stopped"_L1;
    case Outcome::ExecutorLost: return "executor_lost"_L1;
    case Outcome::Rejected: return "rejected"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Outcome> outcomeFromName(QLatin1StringView name)
{
    const auto found = std::ranges::find(allOutcomes, name, outcomeName);
    return found == allOutcomes.end() ? std::nullopt : std::optional(*found);
}

} // namespace learncode
