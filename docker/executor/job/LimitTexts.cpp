// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/LimitTexts.h"

namespace learncode::executor {

namespace {

/// With one digit behind the point where it says something.
std::string decimal(std::uint64_t tenths)
{
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10);
}

std::string memoryText(const std::string &who, const Ending &ending)
{
    if (ending.limits.memoryBytes > 0)
        return who + " used more than " + sizeText(ending.limits.memoryBytes) + " of memory.";
    const std::string used = who + " used up the memory";
    return ending.containerBytes > 0 ? used + ": there are " + sizeText(ending.containerBytes) + "." : used + ".";
}

} // namespace

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::uint64_t kib = 1024;
    constexpr std::uint64_t mib = kib * 1024;
    if (bytes >= mib)
        return decimal(bytes * 10 / mib) + " MB";
    if (bytes >= kib && bytes % kib == 0)
        return std::to_string(bytes / kib) + " KB";
    return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
}

std::string timeText(std::chrono::milliseconds time)
{
    const auto count = static_cast<std::uint64_t>(time.count());
    if (count < 1000 && count % 100 != 0)
        return std::to_string(count) + (count == 1 ? " millisecond" : " milliseconds");
    return decimal(count / 100) + (count == 1000 ? " second" : " seconds");
}

std::string limitText(EndReason reason, const Ending &ending)
{
    const std::string who = ending.compiling ? "The compiler" : "It";
    const RunLimits &limits = ending.limits;
    switch (reason) {
    case EndReason::Timeout: return who + " ran for longer than " + timeText(limits.wall) + ".";
    case EndReason::CpuTimeout:
        return who + " used more than " + timeText(ending.compiling ? limits.compile : limits.cpu)
            + " of processor time.";
    case EndReason::CompileTimeout:
        return "The compiler took longer than " + timeText(limits.compile * limits::compileWallFactor)
            + " and was stopped.";
    case EndReason::OutputLimit: return who + " printed more than " + sizeText(limits.outputBytes) + ".";
    case EndReason::MemoryLimit: return memoryText(who, ending);
    case EndReason::ProcessLimit:
        return who + " started too many processes or threads: it may have " + std::to_string(limits.processes)
            + " at once.";
    case EndReason::FileSpace: return who + " used more than " + sizeText(limits.workBytes) + " for files.";
    case EndReason::FileCount: return who + " made more than " + std::to_string(limits.workFiles) + " files.";
    case EndReason::FileSize: return who + " wrote a file that is larger than " + sizeText(limits.fileBytes) + ".";
    case EndReason::FileLocks:
        return who + " locked more than " + std::to_string(limits.fileLocks) + " parts of files.";
    case EndReason::None:
    case EndReason::Stopped:
    case EndReason::NotStarted: break;
    }
    return {};
}

std::string hintText(Hint hint, const RunLimits &limits)
{
    switch (hint) {
    case Hint::OpenFiles:
        return "It had as many files open as it may: " + std::to_string(limits.openFiles) + " at once.";
    case Hint::FileSpace: return "There was no room left for its files.";
    case Hint::FileSize: return "A file became as large as a file may be: " + sizeText(limits.fileBytes) + ".";
    case Hint::Recursion: return "Calls inside calls without end: a function calls itself, or others that call it.";
    case Hint::None: break;
    }
    return {};
}

} // namespace learncode::executor
