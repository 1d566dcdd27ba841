// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace learncode::executor {

/// Where a run's messages go: a connection, or whoever asked.
class RunSink
{
public:
    virtual ~RunSink() = default;

    virtual void sendText(std::string message) = 0;
    /// A whole binary frame, header and payload.
    virtual void sendFrame(std::vector<std::uint8_t> frame) = 0;
    /// True while so much is unsent that runs should wait; RunTable::resume tells them when that is over.
    [[nodiscard]] virtual bool isCongested() const = 0;
};

} // namespace learncode::executor
