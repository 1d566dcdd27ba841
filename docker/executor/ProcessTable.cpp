// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProcessTable.h"

#include "UniqueFd.h"

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

/// Fills what /proc/<pid>/stat tells; false if the process has gone.
bool readStat(int proc, const char *name, ProcessEntry &entry)
{
    char path[64];
    std::snprintf(path, sizeof path, "%.20s/stat", name);
    const UniqueFd fd(::openat(proc, path, O_RDONLY | O_CLOEXEC));
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
        if (number == 20)
            entry.threads = std::strtoull(word, nullptr, 10);
        if (number == 24) {
            entry.residentBytes = std::strtoull(word, nullptr, 10) * pageBytes;
            return true;
        }
    }
    return false;
}

} // namespace

void forEachProcess(const std::function<bool(uid_t)> &wanted, const std::function<void(const ProcessEntry &)> &visit)
{
    DIR *directory = ::opendir("/proc");
    if (!directory)
        return;
    const int proc = ::dirfd(directory);
    while (const dirent *item = ::readdir(directory)) {
        if (item->d_name[0] < '1' || item->d_name[0] > '9')
            continue;
        struct stat info{};
        // The directory's owner is the process's effective user, even of one that may not be inspected.
        if (::fstatat(proc, item->d_name, &info, 0) != 0 || !wanted(info.st_uid))
            continue;
        ProcessEntry entry{.pid = std::atoi(item->d_name), .uid = info.st_uid};
        if (readStat(proc, item->d_name, entry))
            visit(entry);
    }
    ::closedir(directory);
}

} // namespace learncode::executor
