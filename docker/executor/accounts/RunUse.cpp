// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/RunUse.h"

#include "docker/executor/job/Limits.h"

namespace learncode::executor {

namespace {

/// Pipes and sockets hold memory of the kernel: who has as many descriptors as this may hold much of it.
constexpr std::uint64_t manyDescriptors = 64;

std::uint64_t knownBytes(const FileUse &files)
{
    return files.bytes() + files.workFiles * limits::fileOverheadBytes;
}

std::uint64_t less(std::uint64_t value, std::uint64_t part)
{
    return value > part ? value - part : 0;
}

} // namespace

void chargeMemory(std::span<RunUse *const> runs, std::uint64_t hiddenBytes, bool alone)
{
    std::uint64_t rest = hiddenBytes;
    RunUse *most = nullptr;
    bool someoneHides = false;
    for (RunUse *run : runs) {
        rest = less(rest, knownBytes(run->files));
        someoneHides |= run->files.complete == 0;
        if (!most || run->descriptors > most->descriptors)
            most = run;
    }
    for (RunUse *run : runs) {
        run->totalBytes = run->residentBytes + knownBytes(run->files);
        const bool isSuspect = someoneHides
            ? run->files.complete == 0
            : run == most && run->descriptors >= manyDescriptors && rest > limits::hiddenMemoryBytes;
        if (isSuspect || alone)
            run->totalBytes += rest;
    }
}

std::uint64_t workBytesOf(const RunUse &run, std::span<const RunUse *const> runs, std::uint64_t usedBytes)
{
    std::uint64_t rest = usedBytes;
    for (const RunUse *other : runs)
        rest = less(rest, other->files.workBytes);
    return run.files.workBytes + (run.files.complete == 0 ? rest : 0);
}

} // namespace learncode::executor
