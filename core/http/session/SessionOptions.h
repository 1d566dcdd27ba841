// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <chrono>

namespace learncode::http {

/// What sessions, together and each, may use.
struct SessionOptions
{
    int sessions = 128; ///< at once
    int sessionsPerClient = 48; ///< at once from one address, this computer's own excepted
    std::chrono::milliseconds idle{600'000}; ///< without a run and without a message
    std::chrono::milliseconds ping{15'000}; ///< a client that says nothing for so long after being asked is gone
    qint64 messageBytes = (1 << 20) + (64 << 10);
    int messagesPerSecond = 200; ///< for long; five times as many at once
    int bytesPerSecond = 1 << 20; ///< from the client, for long; four times as many at once
    qint64 pendingBytes = 256 << 10; ///< not yet sent; beyond it the program is slowed down
    /// Nothing honest makes so much wait to be sent, as the largest is a result, which is read at once or not at all:
    /// beyond it the connection is cut.
    qint64 absurdBytes = 32 << 20;
};

} // namespace learncode::http
