// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/cleaning/SweepHelper.h"

#include "docker/executor/cleaning/RemoveTree.h"
#include "docker/executor/job/Limits.h"
#include "docker/executor/machine/Helper.h"
#include "docker/executor/machine/Priority.h"
#include "docker/executor/machine/ProcessTable.h"
#include "docker/executor/machine/UidPool.h"
#include "docker/executor/support/UniqueFd.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace learncode::executor {

namespace {

/// Where any user may write, beside its own directory.
constexpr const char *sharedPlaces[] = {"/dev/shm", "/dev/mqueue"};

bool anythingAlive(uid_t uid)
{
    bool alive = false;
    const pid_t self = ::getpid();
    forEachProcess([uid](uid_t owner) { return owner == uid; },
                   [&](const ProcessEntry &entry) { alive |= entry.pid != self && !entry.isDead(); });
    return alive;
}

/// kill(-1) takes all of them at one instant, so a fork bomb cannot run ahead of it; then they need a moment to go.
void killEverything(uid_t uid)
{
    timespec pause{0, 200'000};
    for (;;) {
        ::kill(-1, SIGKILL);
        if (!anythingAlive(uid))
            return;
        ::nanosleep(&pause, nullptr);
        pause.tv_nsec = std::min(pause.tv_nsec * 2, 10'000'000L);
    }
}

bool removeOwned(const char *place, uid_t uid)
{
    const UniqueFd directory(::open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const int own = directory ? ::dup(directory.get()) : -1;
    DIR *stream = own >= 0 ? ::fdopendir(own) : nullptr;
    bool clean = true;
    while (const dirent *entry = stream ? ::readdir(stream) : nullptr) {
        struct stat info{};
        const bool owned =
            ::fstatat(directory.get(), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_uid == uid;
        if (owned)
            clean &= removeTree(directory.get(), entry->d_name);
    }
    if (stream)
        ::closedir(stream);
    return clean;
}

/// Calls `remove(id)` for each object in a table of /proc/sysvipc that belongs to the user, or that it made: an object
/// can be given away, but its maker stays its maker. Of the fields, which count from 0, its owner's user is `uidField`
/// and its maker's the second after that.
template<typename Remove>
void removeIpc(const char *table, int uidField, uid_t uid, Remove remove)
{
    std::FILE *file = std::fopen(table, "re");
    if (!file)
        return;
    char line[512];
    while (std::fgets(line, sizeof line, file)) {
        unsigned long long fields[12]{};
        int count = 0;
        char *rest = nullptr;
        for (char *word = ::strtok_r(line, " \n", &rest); word && count < 12; word = ::strtok_r(nullptr, " \n", &rest))
            fields[count++] = std::strtoull(word, nullptr, 10);
        if (count > uidField + 2 && (fields[uidField] == uid || fields[uidField + 2] == uid))
            remove(static_cast<int>(fields[1]));
    }
    std::fclose(file);
}

void removeSharedObjects(uid_t uid)
{
    removeIpc("/proc/sysvipc/shm", 7, uid, [](int id) { ::shmctl(id, IPC_RMID, nullptr); });
    removeIpc("/proc/sysvipc/sem", 4, uid, [](int id) { ::semctl(id, 0, IPC_RMID); });
    removeIpc("/proc/sysvipc/msg", 7, uid, [](int id) { ::msgctl(id, IPC_RMID, nullptr); });
}

} // namespace

void sweepAsHelper(const Credentials &user, const std::string &root)
{
    ::alarm(limits::sweepSeconds);
    hastenUser(user.uid);
    if (!becomeKeeper(user))
        ::_exit(2);
    killEverything(user.uid);
    ::chmod(root.c_str(), 0700); // the program may have taken its own permissions away
    const UniqueFd directory(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    bool clean = !directory || emptyDirectory(directory.get());
    for (const char *place : sharedPlaces)
        clean &= removeOwned(place, user.uid);
    removeSharedObjects(user.uid);
    ::_exit(clean ? 0 : 1);
}

} // namespace learncode::executor
