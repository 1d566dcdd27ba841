// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/accounts/FileUse.h"

#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/support/UniqueFd.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <utility>

namespace learncode::executor {

namespace {

/// Deeper trees are not looked into: each level holds a descriptor.
constexpr int maxDepth = 128;
constexpr std::uint64_t blockBytes = 512;

class Meter final
{
public:
    explicit Meter(uid_t user)
        : m_user(user)
    {
    }

    void addRoot(const std::string &root)
    {
        struct stat info{};
        if (::stat(root.c_str(), &info) == 0)
            m_workDevice = info.st_dev;
        enter(AT_FDCWD, root.c_str(), 0, true);
    }

    void addShared(const char *place) { enter(AT_FDCWD, place, 0, false); }

    /// Files that have no name any more live as long as a process has them open, or mapped.
    void addUnnamed()
    {
        forEachProcess([this](uid_t owner) { return owner == m_user; },
                       [this](const ProcessEntry &entry) {
                           if (entry.pid != ::getpid() && !entry.isDead())
                               addOpenFiles(entry.livingThread);
                       });
    }

    void addSharedMemory()
    {
        std::FILE *table = std::fopen("/proc/sysvipc/shm", "re");
        char line[512];
        while (table && std::fgets(line, sizeof line, table)) {
            unsigned long long resident = 0;
            unsigned maker = 0;
            // key shmid perms size cpid lpid nattch uid gid cuid cgid atime dtime ctime rss swap
            // It can be given to another user, but who made it stays.
            if (std::sscanf(line, "%*s %*s %*s %*s %*s %*s %*s %*s %*s %u %*s %*s %*s %*s %llu", &maker, &resident) == 2
                && maker == m_user)
                m_use.otherBytes += resident;
        }
        if (table)
            std::fclose(table);
    }

    [[nodiscard]] const FileUse &use() const { return m_use; }

private:
    [[nodiscard]] bool isTimeUp()
    {
        if (++m_entries > limits::meterEntries
            || (m_entries % 64 == 0 && std::chrono::steady_clock::now() - m_start > limits::meterTime)) {
            m_use.complete = 0;
            return true;
        }
        return false;
    }

    void enter(int parent, const char *name, int depth, bool everything)
    {
        const int fd = depth < maxDepth
            ? ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            : -1;
        DIR *stream = fd >= 0 ? ::fdopendir(fd) : nullptr;
        if (!stream) {
            // What is shared may not be there, or not be for everybody to list: no secret of this user.
            if (depth > 0 || everything)
                m_use.complete = 0;
            return;
        }
        while (const dirent *entry = ::readdir(stream)) {
            if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0)
                continue;
            if (isTimeUp())
                break;
            struct stat info{};
            if (::fstatat(fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 || (!everything && info.st_uid != m_user))
                continue;
            add(info);
            if (S_ISDIR(info.st_mode))
                enter(fd, entry->d_name, depth + 1, everything);
        }
        ::closedir(stream);
    }

    void add(const struct stat &info)
    {
        if (info.st_nlink != 1 && !S_ISDIR(info.st_mode) && !m_known.emplace(info.st_dev, info.st_ino).second)
            return;
        const auto bytes = static_cast<std::uint64_t>(info.st_blocks) * blockBytes;
        if (info.st_dev != m_workDevice) {
            m_use.otherBytes += bytes;
            return;
        }
        m_use.workBytes += bytes;
        ++m_use.workFiles;
    }

    void addOpenFiles(pid_t thread)
    {
        char path[32];
        std::snprintf(path, sizeof path, "/proc/%d/fd", thread);
        const int fd = ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        DIR *stream = fd >= 0 ? ::fdopendir(fd) : nullptr;
        if (!stream) {
            m_use.complete &= errno == ENOENT || errno == ESRCH; // it has ended since
            return;
        }
        while (const dirent *entry = ::readdir(stream)) {
            if (isTimeUp())
                break;
            struct stat info{};
            // Through the link, without opening anything.
            if (::fstatat(fd, entry->d_name, &info, 0) != 0)
                continue;
            if (S_ISREG(info.st_mode) && info.st_nlink == 0)
                add(info);
            else if (S_ISSOCK(info.st_mode) && carriesDescriptors(thread, entry->d_name))
                m_use.complete = 0;
        }
        ::closedir(stream);
        if (hasUnnamedMapping(thread))
            m_use.complete = 0;
    }

    /// What is on its way through a socket nobody has open; whatever it is, it cannot be seen.
    [[nodiscard]] static bool carriesDescriptors(pid_t thread, const char *number)
    {
        char path[64];
        std::snprintf(path, sizeof path, "/proc/%d/fdinfo/%.20s", thread, number);
        std::FILE *info = std::fopen(path, "re");
        char line[128];
        unsigned count = 0;
        while (info && count == 0 && std::fgets(line, sizeof line, info)) {
            if (std::sscanf(line, "scm_fds: %u", &count) != 1)
                count = 0;
        }
        if (info)
            std::fclose(info);
        return count > 0;
    }

    /// What is mapped and not open cannot be measured from outside.
    [[nodiscard]] bool hasUnnamedMapping(pid_t thread)
    {
        char path[32];
        std::snprintf(path, sizeof path, "/proc/%d/maps", thread);
        std::FILE *maps = std::fopen(path, "re");
        char line[512];
        bool found = false;
        while (maps && !found && std::fgets(line, sizeof line, maps) && !isTimeUp())
            found = std::strstr(line, "(deleted)") != nullptr;
        if (maps)
            std::fclose(maps);
        return found;
    }

    uid_t m_user;
    dev_t m_workDevice = 0;
    FileUse m_use;
    std::set<std::pair<dev_t, ino_t>> m_known;
    std::uint64_t m_entries = 0;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace

FileUse measureFiles(uid_t user, const std::string &root, std::span<const char *const> sharedPlaces)
{
    Meter meter(user);
    meter.addRoot(root);
    for (const char *place : sharedPlaces)
        meter.addShared(place);
    meter.addUnnamed();
    meter.addSharedMemory();
    return meter.use();
}

} // namespace learncode::executor
