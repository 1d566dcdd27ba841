// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/protocol/Protocol.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

// Every bound of the executor, in one place.

namespace learncode::executor {

/// What one run may use. The language's entry in languages.json may change the first group, a request the second.
struct RunLimits
{
    std::chrono::milliseconds compile{15'000}; ///< processor time of its compiler
    std::uint64_t memoryBytes = 0; ///< sum over the run's processes; 0: what the container has, less a reserve
    std::uint64_t processes = protocol::defaultProcesses; ///< processes and threads of the run
    std::uint64_t openFiles = 256;
    std::uint64_t pendingSignals = 1024; ///< and timers
    std::uint64_t fileLocks = 4096; ///< parts of files that its processes have locked
    std::uint64_t stackBytes = 64ULL << 20;
    std::uint64_t workBytes = 0; ///< of the run's files in the work file system; 0: a share of it
    std::uint64_t workFiles = 0; ///< how many; 0: a share of what it can hold
    std::uint64_t fileBytes = 0; ///< largest file; 0: a part of workBytes

    std::chrono::milliseconds wall{30'000};
    std::chrono::milliseconds cpu{0}; ///< of all its processes together; 0: as long as wall
    std::uint64_t outputBytes = 1ULL << 20;
};

/// A terminal's window, in characters.
struct TerminalSize
{
    std::uint16_t cols = 80;
    std::uint16_t rows = 24;

    friend constexpr bool operator==(const TerminalSize &, const TerminalSize &) = default;
};

namespace limits {
inline constexpr std::uint16_t maxTerminalSide = 1'000; ///< columns or rows
inline constexpr std::chrono::milliseconds maxWall{3'600'000};
inline constexpr std::uint64_t maxOutputBytes = 64ULL << 20;
inline constexpr std::size_t maxArguments = 64;
/// As much as the application lets all of them have together, so that nothing it accepted is refused here.
inline constexpr std::size_t maxArgumentBytes = 16 * 1024;
inline constexpr std::size_t maxFiles = 64;
inline constexpr std::size_t maxFileNameBytes = 255;
inline constexpr std::size_t maxFileNameParts = 8; ///< the folders it is in, and its own

/// Connections at once of who has the token: the application's, and its successor's while it reconnects.
inline constexpr std::size_t maxConnections = 16;
/// Connections at once that have yet to show it, from outside and from within each; a health check is one.
inline constexpr std::size_t maxStrangers = 16;
inline constexpr std::size_t maxHeaderBytes = 8 * 1024;
inline constexpr std::chrono::seconds upgradeDeadline{5};
inline constexpr std::chrono::seconds idleTimeout{30};
/// Above this much unsent data the runs of a connection are not read from; above the second it is closed.
inline constexpr std::size_t sendQueueHigh = 1024 * 1024;
inline constexpr std::size_t sendQueueMax = 8 * 1024 * 1024;

/// After so many looks at the output that were each followed within this time by one that found little, there is a
/// pause before the next.
inline constexpr int quickTurns = 8;
inline constexpr std::chrono::milliseconds quickTurnTime{3};
inline constexpr std::uint64_t quickTurnBytes = 16 * 1024;
inline constexpr std::chrono::milliseconds outputPause{1};

/// A full terminal is typed at again after this long; longer each time it is still full.
inline constexpr std::chrono::milliseconds typingPause{5};
inline constexpr std::chrono::milliseconds typingPauseMost{80};
/// How soon, and at least how often, a program is looked at that may have come to wait for its input.
inline constexpr std::chrono::milliseconds waitLookSoon{2};
inline constexpr std::chrono::milliseconds waitLookMost{25};
/// Looks take at most one part in so many of a processor, but for a credit, and unless that were rarer than this.
inline constexpr int waitShare = 50;
inline constexpr std::chrono::milliseconds waitCredit{20};
inline constexpr std::chrono::milliseconds waitLookRarely{500};
/// What deciding about a run's calls may take of a processor in the long run, one part in so many, and at once.
inline constexpr int gateShare = 10;
inline constexpr std::chrono::milliseconds gateCredit{1'000};
/// Nothing was printed or given for so long: a look may find something.
inline constexpr std::chrono::microseconds waitQuiet{500};
/// Without input in between, a program's waiting is announced so often in a row, then once in this time.
inline constexpr int waitBurst = 4;
inline constexpr std::chrono::milliseconds waitTokenTime{1'000};

/// A compiler may take so many times its processor time: beside others it gets little of it, and it never waits.
inline constexpr int compileWallFactor = 4;
/// A new process that has not become its program by then is ended: it writes a few files and makes a few calls.
inline constexpr std::chrono::seconds startDeadline{60};
/// So often the language is asked for its version before it is held not to run.
inline constexpr int versionProbes = 3;
/// A process that was killed and is still there after this long is left to the sweeper.
inline constexpr std::chrono::seconds exitDeadline{60};
/// A compiler's output that nobody takes holds its program up for so long at most.
inline constexpr std::chrono::seconds compiledDeadline{60};
/// A finished run whose last output nobody acknowledges is given up after this long.
inline constexpr std::chrono::seconds drainDeadline{20};
/// One cleaning helper may take this long; what is left is tried again, ever more seldom, and after so many attempts it
/// is said in the log.
inline constexpr unsigned sweepSeconds = 20;
inline constexpr int sweepAttempts = 3;
inline constexpr std::chrono::milliseconds sweepPause{20};
inline constexpr std::chrono::milliseconds sweepPauseMost{5'000};
/// More than some of them can take, unless the kernel keeps a process for ever: then the run ends without it.
inline constexpr std::chrono::seconds sweepDeadline{90};
inline constexpr std::chrono::milliseconds watchInterval{100};
/// How often it is looked whether the container is still fit, which must fail as often in a row as it says; what may be
/// in use of its memory while no run is there; and how long one that is worn waits, without a run, to be made anew.
inline constexpr std::chrono::milliseconds wearInterval{2'000};
inline constexpr int wearLooks = 3;
inline constexpr std::uint64_t restingShare = 8; ///< one part in so many
inline constexpr std::chrono::milliseconds wearPatience{20'000};
inline constexpr std::chrono::milliseconds shutdownGrace{600};
/// What the kernel finds for the executor when all other memory is in use.
inline constexpr std::size_t ballastBytes = 2 << 20;
inline constexpr std::chrono::milliseconds ballastPause{300};
inline constexpr std::uint64_t memoryReserveBytes = 24ULL << 20;

/// Who keeps how much in files is asked when the container holds more than this beside its processes' own memory.
inline constexpr std::uint64_t hiddenMemoryBytes = 24ULL << 20;
/// What processes may have that are no run's, or of one that ends; more than that has not been seen yet.
inline constexpr std::uint64_t unseenMemoryBytes = 24ULL << 20;
/// All runs are asked at most this often; one helper may look at so many files, for so long.
inline constexpr std::chrono::milliseconds meterInterval{300};
inline constexpr std::chrono::milliseconds meterPause{2'000}; ///< where little changes
inline constexpr std::uint64_t meterEntries = 60'000;
inline constexpr std::chrono::milliseconds meterTime{100};
inline constexpr unsigned meterSeconds = 3;
/// What a file costs the kernel beside its content, a thread beside its memory, a socket beside what is in it.
inline constexpr std::uint64_t fileOverheadBytes = 1536;
inline constexpr std::uint64_t threadOverheadBytes = 24 * 1024;
inline constexpr std::uint64_t socketOverheadBytes = 2 * 1024;
/// A kill for want of memory that explains the end of no run is forgotten after this long.
inline constexpr std::chrono::milliseconds oomMemory{2'000};
} // namespace limits

} // namespace learncode::executor
