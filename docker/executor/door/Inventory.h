// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace learncode::executor {

/// What one file system in memory holds.
struct FileSystemUse
{
    std::string path;
    std::uint64_t bytes = 0;
    std::uint64_t inodes = 0; ///< its own directory among them, and what is removed but still held

    friend bool operator==(const FileSystemUse &, const FileSystemUse &) = default;
};

/// Entries of a directory in which runs leave something, if they do.
struct DirectoryUse
{
    std::string path;
    std::uint64_t entries = 0; ///< counted up to maxCountedEntries
};

/// Sockets of the container's network namespace; the connection that asks is one of them.
struct SocketUse
{
    std::uint64_t all = 0;
    std::uint64_t unixDomain = 0;
    std::uint64_t tcp = 0; ///< without those that only wait for their time to pass
    std::uint64_t udp = 0;
    std::uint64_t raw = 0;

    friend bool operator==(const SocketUse &, const SocketUse &) = default;
};

/// What the container holds at one moment. With no run there is nothing of a run in it.
struct Inventory
{
    std::uint64_t runs = 0; ///< between their command and their `finished`
    std::uint64_t processes = 0; ///< of other users than the executor's, alive
    std::uint64_t zombies = 0; ///< of other users, ended and not yet reaped
    std::uint64_t ownProcesses = 0; ///< of the executor's user, beside it: its ballast, health checks, helpers
    std::uint64_t threads = 0; ///< of the executor, as are the next two
    std::uint64_t descriptors = 0;
    std::uint64_t residentKb = 0;
    std::uint64_t memoryBytes = 0; ///< of the whole container, without what the kernel gives back when it has to
    std::uint64_t lostUsers = 0; ///< could not be cleaned up after, are not used again
    std::vector<FileSystemUse> fileSystems{}; ///< those in memory that runs may write to
    std::vector<DirectoryUse> directories{};
    std::uint64_t sharedMemories = 0; ///< of System V, as are the next two
    std::uint64_t semaphores = 0;
    std::uint64_t messageQueues = 0;
    SocketUse sockets{};
};

/// Counting a directory ends here: asking must stay cheap whatever a program has made.
inline constexpr std::uint64_t maxCountedEntries = 10'000;

/// Looks at the container; fills all but what only the executor itself knows: runs, memoryBytes, lostUsers.
[[nodiscard]] Inventory lookAround(const std::string &workDirectory);

/// From the texts of /proc/net/sockstat and /proc/net/protocols. What is not found in them is 0.
[[nodiscard]] SocketUse parseSockets(std::string_view sockstat, std::string_view protocols);

/// The answer of GET /usage, JSON.
[[nodiscard]] std::string inventoryMessage(const Inventory &inventory);

} // namespace learncode::executor
