// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/Snapshot.h"

namespace learncode::executor {

bool Snapshot::seesAll() const
{
    std::uint64_t resident = 0;
    for (const SeenRun &run : runs)
        resident += run.use.residentBytes;
    return memory.anonymousBytes <= resident + limits::unseenMemoryBytes;
}

} // namespace learncode::executor
