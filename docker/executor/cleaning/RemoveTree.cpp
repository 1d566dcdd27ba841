// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/cleaning/RemoveTree.h"

#include "docker/executor/support/UniqueFd.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace learncode::executor {

namespace {

int openDirectory(int parent, const char *name)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    const int fd = ::openat(parent, name, flags);
    if (fd >= 0 || errno != EACCES)
        return fd;
    struct stat info{};
    if (::fstatat(parent, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(info.st_mode)
        || ::fchmodat(parent, name, 0700, 0) != 0)
        return -1;
    return ::openat(parent, name, flags);
}

/// Calls `visit(fd, name)` for each entry of a directory; the descriptor stays the caller's.
template<typename Visit>
void forEachEntry(int directory, Visit visit)
{
    // A description of its own: another reader of the same directory must not share the position.
    const int own = ::openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own >= 0 ? ::fdopendir(own) : nullptr;
    if (!stream)
        return;
    while (const dirent *entry = ::readdir(stream)) {
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
            visit(own, entry->d_name);
    }
    ::closedir(stream);
}

bool unlinkAny(int directory, const char *name)
{
    return ::unlinkat(directory, name, 0) == 0 || ::unlinkat(directory, name, AT_REMOVEDIR) == 0 || errno == ENOENT;
}

/// Takes trees down by flattening them into one directory.
class Flattening final
{
public:
    explicit Flattening(int top)
        : m_top(top)
    {
    }

    /// One pass over the top directory; false when it found nothing left to remove.
    bool pass()
    {
        bool found = false;
        forEachEntry(m_top, [&](int, const char *name) {
            found = true;
            if (unlinkAny(m_top, name))
                m_progress = true;
            else
                flatten(name);
        });
        return found;
    }

    /// Whether anything was removed or moved since the last question.
    [[nodiscard]] bool tookProgress() { return std::exchange(m_progress, false); }

private:
    /// Removes what is in the directory `name`, or moves it up if it is a directory that is not empty.
    void flatten(const char *name)
    {
        const UniqueFd directory(openDirectory(m_top, name));
        if (!directory)
            return;
        // Moving an entry out, and moving a directory at all, takes permission to write.
        ::fchmod(directory.get(), 0700);
        forEachEntry(directory.get(), [&](int here, const char *inner) {
            if (unlinkAny(here, inner)) {
                m_progress = true;
                return;
            }
            ::fchmodat(here, inner, 0700, 0); // a directory that is not empty, or it would be gone
            char moved[32];
            std::snprintf(moved, sizeof moved, ".lc%u", m_serial++);
            m_progress |= ::renameat2(here, inner, m_top, moved, RENAME_NOREPLACE) == 0 || errno == EEXIST;
        });
        m_progress |= ::unlinkat(m_top, name, AT_REMOVEDIR) == 0;
    }

    int m_top;
    unsigned m_serial = 0;
    bool m_progress = false;
};

} // namespace

bool emptyDirectory(int directory)
{
    ::fchmod(directory, 0700);
    Flattening flattening(directory);
    // Each pass takes one level off every tree; a pass that changes nothing ends it.
    while (flattening.pass()) {
        if (!flattening.tookProgress())
            return false;
    }
    return true;
}

bool removeTree(int parent, const char *name)
{
    if (unlinkAny(parent, name))
        return true;
    const UniqueFd directory(openDirectory(parent, name));
    return directory && emptyDirectory(directory.get()) && ::unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

} // namespace learncode::executor
