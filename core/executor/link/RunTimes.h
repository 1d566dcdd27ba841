// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace learncode::executor {

/// What executors are held to.
struct RunTimes
{
    /// The longest from handing a run to an executor until its program starts: compiling, and waiting for
    /// the compilers of others.
    std::chrono::milliseconds compileTime{400'000};
    std::chrono::milliseconds answerGrace{5'000}; ///< a run that is late by this is stopped; an executor that
                                                  ///< does not stop one within it is taken as lost
    /// A stopped run that has not ended after this waits for a container without processor time.
    std::chrono::milliseconds stopPatience{25};
};

} // namespace learncode::executor
