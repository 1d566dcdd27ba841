// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

// Every bound of the executor, in one place.

namespace learncode::executor {

/// What one run may use. The language's entry in languages.json may change the first group, a request the second.
struct RunLimits
{
    std::chrono::milliseconds compile{30'000};
    std::uint64_t memoryBytes = 0; ///< sum over the run's processes; 0: what the container has, less a reserve
    std::uint64_t processes = 128; ///< processes and threads of the run
    std::uint64_t openFiles = 256;
    std::uint64_t stackBytes = 64ULL << 20;
    std::uint64_t fileBytes = 64ULL << 20; ///< largest file; the size of the work file system

    std::chrono::milliseconds wall{30'000};
    std::uint64_t outputBytes = 1ULL << 20;
};

namespace limits {
inline constexpr std::chrono::milliseconds maxWall{600'000};
inline constexpr std::uint64_t maxOutputBytes = 64ULL << 20;
inline constexpr std::size_t maxArguments = 64;
inline constexpr std::size_t maxArgumentBytes = 4096;
inline constexpr std::size_t maxFiles = 64;
inline constexpr std::size_t maxFileNameBytes = 255;

/// Connections at once: the application's, its successor's while it reconnects, and health checks.
inline constexpr std::size_t maxConnections = 16;
inline constexpr std::size_t maxHeaderBytes = 8 * 1024;
inline constexpr std::chrono::seconds upgradeDeadline{5};
inline constexpr std::chrono::seconds idleTimeout{30};
/// Above this much unsent data the runs of a connection are not read from; above the second it is closed.
inline constexpr std::size_t sendQueueHigh = 1024 * 1024;
inline constexpr std::size_t sendQueueMax = 8 * 1024 * 1024;

/// A finished run whose last output nobody acknowledges is given up after this long.
inline constexpr std::chrono::seconds drainDeadline{20};
/// One cleaning helper may take this long; after that many a user is not used again.
inline constexpr unsigned sweepSeconds = 20;
inline constexpr int sweepAttempts = 3;
inline constexpr std::chrono::milliseconds watchInterval{100};
inline constexpr std::chrono::milliseconds shutdownGrace{600};
inline constexpr std::uint64_t memoryReserveBytes = 24ULL << 20;
} // namespace limits

} // namespace learncode::executor
