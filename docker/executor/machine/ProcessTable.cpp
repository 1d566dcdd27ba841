// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/machine/ProcessTable.h"

#include "docker/executor/support/UniqueFd.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace learncode::executor {

namespace {

const auto pageBytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));

/// Calls `visit` with the name of each process or thread that a directory lists, until it returns false.
void forEachNumber(DIR *directory, const std::function<bool(const char *)> &visit)
{
    while (const dirent *item = ::readdir(directory)) {
        if (item->d_name[0] >= '1' && item->d_name[0] <= '9' && !visit(item->d_name))
            return;
    }
}

/// Fills what a `stat` file tells; false if the process or thread has gone.
bool readStat(int at, const char *path, ProcessEntry &entry)
{
    const UniqueFd fd(::openat(at, path, O_RDONLY | O_CLOEXEC));
    std::array<char, 1024> text{};
    const ssize_t size = fd ? ::read(fd.get(), text.data(), text.size() - 1) : -1;
    if (size <= 0)
        return false;
    // The name in parentheses may contain anything, parentheses too: fields are counted from the last one.
    char *field = std::strrchr(text.data(), ')');
    if (!field || field[1] != ' ')
        return false;
    entry.state = field[2];
    char *rest = nullptr;
    char *word = ::strtok_r(field + 2, " ", &rest);
    for (int number = 3; word; ++number, word = ::strtok_r(nullptr, " ", &rest)) {
        if (number >= 14 && number <= 17) // utime, stime, cutime, cstime
            entry.cpuTicks += std::strtoull(word, nullptr, 10);
        if (number == 20)
            entry.threads = std::strtoull(word, nullptr, 10);
        if (number == 24) {
            entry.residentBytes = std::strtoull(word, nullptr, 10) * pageBytes;
            return true;
        }
    }
    return false;
}

/// For one whose first thread has ended: that no longer tells of the memory and the files that all share.
void findLivingThread(ProcessEntry &entry)
{
    forEachThread(entry.pid, [&](int tasks, const char *number) {
        char path[64];
        std::snprintf(path, sizeof path, "%.20s/stat", number);
        ProcessEntry thread;
        if (!readStat(tasks, path, thread) || thread.residentBytes == 0)
            return true;
        entry.livingThread = std::atoi(number);
        entry.residentBytes = thread.residentBytes;
        return false;
    });
}

/// Fills what can be seen of a process; false if it has gone.
bool readEntry(int proc, const char *name, ProcessEntry &entry)
{
    char path[64];
    std::snprintf(path, sizeof path, "%.20s/stat", name);
    if (!readStat(proc, path, entry))
        return false;
    if (entry.isHeadless())
        findLivingThread(entry);
    return true;
}

} // namespace

std::uint64_t openDescriptors(const ProcessEntry &entry)
{
    char path[32];
    std::snprintf(path, sizeof path, "/proc/%d/fd", entry.livingThread);
    struct stat info{};
    return ::stat(path, &info) == 0 && info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

std::uint64_t pageTableBytes(const ProcessEntry &entry)
{
    char path[32];
    std::snprintf(path, sizeof path, "/proc/%d/status", entry.livingThread);
    const UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
    std::array<char, 2048> text{};
    if (!fd || ::read(fd.get(), text.data(), text.size() - 1) <= 0)
        return 0;
    constexpr std::uint64_t kib = 1024;
    // The name, which is in the first line, cannot contain a line end.
    const char *line = std::strstr(text.data(), "\nVmPTE:");
    return line ? std::strtoull(line + std::strlen("\nVmPTE:"), nullptr, 10) * kib : 0;
}

std::uint64_t ticksPerSecond()
{
    return static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
}

void forEachThread(pid_t pid, const std::function<bool(int tasks, const char *number)> &visit)
{
    char path[32];
    std::snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = ::opendir(path);
    if (!tasks)
        return;
    forEachNumber(tasks, [&](const char *number) { return visit(::dirfd(tasks), number); });
    ::closedir(tasks);
}

void forEachProcess(const std::function<bool(uid_t)> &wanted, const std::function<void(const ProcessEntry &)> &visit)
{
    DIR *directory = ::opendir("/proc");
    if (!directory)
        return;
    const int proc = ::dirfd(directory);
    forEachNumber(directory, [&](const char *name) {
        struct stat info{};
        // The directory's owner is the process's effective user, even of one that may not be inspected.
        if (::fstatat(proc, name, &info, 0) != 0 || !wanted(info.st_uid))
            return true;
        const pid_t pid = std::atoi(name);
        ProcessEntry entry{.pid = pid, .uid = info.st_uid, .livingThread = pid};
        if (readEntry(proc, name, entry))
            visit(entry);
        return true;
    });
    ::closedir(directory);
}

} // namespace learncode::executor
