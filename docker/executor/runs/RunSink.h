// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/job/Job.h"
#include "docker/executor/job/Report.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace learncode::executor {

/// Who hears what becomes of a run: a connection, or whoever asked. `run` is its Job's number.
class RunSink
{
public:
    virtual ~RunSink() = default;

    /// Its compiler or its program has been started, in that directory.
    virtual void phase(std::uint32_t run, Phase phase, std::string_view directory) = 0;
    /// Its program waits for input, and all that it printed has been said.
    virtual void waiting(std::uint32_t run) = 0;
    /// A whole binary frame, header and payload.
    virtual void output(std::vector<std::uint8_t> frame) = 0;
    /// The last of a run, after all of its output.
    virtual void finished(std::uint32_t run, const Report &report) = 0;
    /// What was asked for is not done; a run that has this number goes on.
    virtual void refused(std::uint32_t run, std::string_view code, std::string_view message) = 0;
    /// True while so much is unsent that runs should wait; RunTable::resume tells them when that is over.
    [[nodiscard]] virtual bool isCongested() const = 0;
};

} // namespace learncode::executor
