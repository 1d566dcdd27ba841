// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/RunUse.h"

#include "docker/executor/job/Limits.h"

#include <functional>
#include <iterator>
#include <vector>

namespace learncode::executor {

namespace {

/// Pipes hold memory of the kernel, and so does much else that has a descriptor: who has as many as this may hold much
/// of it, but no more than so much for each, or than the kernel allows a user for pipes.
constexpr std::uint64_t manyDescriptors = 64;
constexpr std::uint64_t descriptorBytes = 32 * 1024;
constexpr std::uint64_t pipeBytes = 64ULL << 20;

std::uint64_t inodeBytes(const FileUse &files)
{
    return files.workFiles * limits::fileOverheadBytes;
}

std::uint64_t less(std::uint64_t value, std::uint64_t part)
{
    return value > part ? value - part : 0;
}

/// Files that nobody is known to have, among runs who have shown theirs or not.
void chargeFiles(std::span<RunUse *const> runs, std::uint64_t rest, bool alone)
{
    for (RunUse *run : runs) {
        if (alone || run->files.complete == 0)
            run->totalBytes += rest;
    }
}

/// Returns what has been charged.
std::uint64_t chargeDescriptors(std::span<RunUse *const> runs, std::uint64_t rest)
{
    std::vector<RunUse *> holders;
    std::ranges::copy_if(runs, std::back_inserter(holders),
                         [](const RunUse *run) { return run->descriptors >= manyDescriptors; });
    std::ranges::sort(holders, std::ranges::greater(), &RunUse::descriptors);
    std::uint64_t charged = 0;
    for (RunUse *run : holders) {
        const std::uint64_t part =
            std::min(less(rest, charged), std::max(pipeBytes, run->descriptors * descriptorBytes));
        run->totalBytes += part;
        charged += part;
    }
    return charged;
}

} // namespace

std::uint64_t chargeMemory(std::span<RunUse *const> runs, const MemoryUse &memory, bool alone)
{
    std::uint64_t files = 0;
    std::uint64_t kernel = 0;
    for (RunUse *run : runs) {
        run->totalBytes = run->residentBytes + run->files.bytes() + inodeBytes(run->files) + run->kernelBytes;
        files += run->files.bytes();
        kernel += inodeBytes(run->files) + run->kernelBytes;
    }
    chargeFiles(runs, less(memory.sharedBytes, files), alone);
    if (const std::uint64_t rest = less(memory.kernelBytes(), kernel); rest > limits::hiddenMemoryBytes)
        kernel += chargeDescriptors(runs, rest);
    return memory.anonymousBytes + memory.sharedBytes + std::min(memory.kernelBytes(), kernel);
}

std::uint64_t workBytesOf(const RunUse &run, std::span<const RunUse *const> runs, std::uint64_t usedBytes)
{
    std::uint64_t rest = usedBytes;
    for (const RunUse *other : runs)
        rest = less(rest, other->files.workBytes);
    return run.files.workBytes + (run.files.complete == 0 ? rest : 0);
}

} // namespace learncode::executor
