// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/WorkSpace.h"

#include <sys/statvfs.h>

#include <algorithm>

namespace learncode::executor {

namespace {

/// Where the file system itself sets no bound.
constexpr WorkSpace unboundedPlace{.totalBytes = 64ULL << 20, .totalFiles = 32'768};
/// Kept from being said to be full by what is about to be removed.
constexpr std::uint64_t slackBytes = 64 * 1024;

} // namespace

bool WorkSpace::isFull() const
{
    const bool noBytes = totalBytes > 0 && usedBytes + slackBytes >= totalBytes;
    const bool noFiles = totalFiles > 0 && usedFiles + 1 >= totalFiles;
    return noBytes || noFiles;
}

WorkSpace readWorkSpace(const std::string &path)
{
    struct statvfs info{};
    if (::statvfs(path.c_str(), &info) != 0)
        return {};
    const std::uint64_t unit = info.f_frsize;
    return {.totalBytes = info.f_blocks * unit,
            .usedBytes = (info.f_blocks - info.f_bfree) * unit,
            .totalFiles = info.f_files,
            .usedFiles = info.f_files - info.f_ffree};
}

void fitToPlace(RunLimits &limits, const WorkSpace &place)
{
    const std::uint64_t bytes = place.totalBytes > 0 ? place.totalBytes : unboundedPlace.totalBytes;
    // Without a bound of its own a file system in memory can hold millions, and each costs memory of the kernel.
    const std::uint64_t files =
        place.totalFiles > 0 ? std::min(place.totalFiles, unboundedPlace.totalFiles) : unboundedPlace.totalFiles;
    if (limits.workBytes == 0)
        limits.workBytes = bytes / 2;
    if (limits.workFiles == 0)
        limits.workFiles = files / 2;
    if (limits.fileBytes == 0)
        limits.fileBytes = limits.workBytes / 4 * 3;
}

} // namespace learncode::executor
