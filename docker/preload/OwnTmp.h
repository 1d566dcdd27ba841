// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <climits>
#include <cstddef>

namespace learncode::preload {

/// A function of libc as the machine sees it: its arguments are numbers or addresses, and so is its result.
using Word = long;

/// The run's own directory for temporary files; empty in a process that is no run's.
[[nodiscard]] const char *ownTmp();

/// What follows "/tmp", or "/var/tmp", in a path that is one of these or lies below; null for every other path.
[[nodiscard]] const char *belowTmp(const char *path);

/// Writes the run's own path for what follows "/tmp"; false if there is no room for it.
[[nodiscard]] bool makeOwn(const char *below, char *room, std::size_t size);

/// The path to hand on instead of `path`: itself, or the run's own, written to `room`.
[[nodiscard]] const char *ownPath(const char *path, char (&room)[PATH_MAX]);

/// The function of this name that would have been called if this library were not there.
[[nodiscard]] void *nextFunction(const char *name);

} // namespace learncode::preload

/// Puts a function of this library in the place of libc's of that name.
#define LEARNCODE_IN_PLACE_OF(name) asm(#name) __attribute__((visibility("default")))

/// The libc function behind one that this library stands in place of, asked for once.
#define LEARNCODE_NEXT(type, name)                                                                                     \
    ([] {                                                                                                              \
        static void *found;                                                                                            \
        if (!found)                                                                                                    \
            found = learncode::preload::nextFunction(#name);                                                           \
        return reinterpret_cast<type *>(found);                                                                        \
    }())
