// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <span>
#include <string>

namespace learncode::executor {

/// What one run keeps in files, as far as it could be found.
struct FileUse
{
    std::uint64_t workBytes = 0; ///< in the work file system, also of files without a name that are still open
    std::uint64_t workFiles = 0;
    std::uint64_t otherBytes = 0; ///< elsewhere in memory: /dev/shm, System V
    std::uint64_t complete = 1; ///< 0: it has a place where one could not look

    [[nodiscard]] std::uint64_t bytes() const { return workBytes + otherBytes; }
};

/// Looks at everything below `root`, and at what `user` has in the places that runs share, open without a name, and in
/// System V shared memory; as the present user. It follows no link, needs no memory for depth, and gives up where it
/// would take long. Blocks: for helpers and tests.
[[nodiscard]] FileUse measureFiles(uid_t user, const std::string &root, std::span<const char *const> sharedPlaces);

} // namespace learncode::executor
