// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/preload/OwnTmp.h"
#include "docker/protocol/RunPlace.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

// Functions of libc that give a name to something new, that take a path within something else, or that know people by
// their names.

namespace learncode::preload {
namespace {

using Template = Word(char *, Word, Word);

/// A new name in the run's own directory; what was made of the template's end is the caller's to see.
Word fillTemplate(Template *next, char *path, Word b, Word c)
{
    const char *below = belowTmp(path);
    char room[PATH_MAX];
    if (!below || !makeOwn(below, room, sizeof room))
        return next(path, b, c);
    const Word result = next(room, b, c);
    std::strcpy(path + (below - path), room + std::strlen(ownTmp()));
    return result == reinterpret_cast<Word>(&room[0]) ? reinterpret_cast<Word>(path) : result;
}

/// A Unix address below /tmp becomes the run's own. One that does not fit then keeps to the image's link.
const sockaddr *ownAddress(const sockaddr *address, socklen_t &size, sockaddr_un &room)
{
    constexpr std::size_t head = offsetof(sockaddr_un, sun_path);
    if (!address || size <= head || size > sizeof room || address->sa_family != AF_UNIX)
        return address;
    // Its end may be that of the address, without a zero.
    char path[sizeof room.sun_path + 1]{};
    std::memcpy(path, reinterpret_cast<const sockaddr_un *>(address)->sun_path, size - head);
    const char *below = belowTmp(path);
    room = {};
    room.sun_family = AF_UNIX;
    if (!below || !makeOwn(below, room.sun_path, sizeof room.sun_path))
        return address;
    size = static_cast<socklen_t>(head + std::strlen(room.sun_path) + 1);
    return reinterpret_cast<const sockaddr *>(&room);
}

FILE *openNameless()
{
    char path[PATH_MAX];
    if (!makeOwn("/tmpfXXXXXX", path, sizeof path))
        return nullptr;
    using Make = int(char *, int);
    const int fd = LEARNCODE_NEXT(Make, mkostemp)(path, O_CLOEXEC);
    if (fd < 0)
        return nullptr;
    using Remove = int(const char *);
    LEARNCODE_NEXT(Remove, unlink)(path);
    FILE *file = ::fdopen(fd, "w+");
    if (!file)
        ::close(fd);
    return file;
}

/// All runs' users have one name; who asks for it by name means its own.
bool isOwnName(const char *name)
{
    return name && ownTmp()[0] != '\0' && std::strcmp(name, protocol::userName) == 0;
}

} // namespace

#define WITH_TEMPLATE(name)                                                                                            \
    extern "C" Word learncode_##name(char *path, Word b, Word c) LEARNCODE_IN_PLACE_OF(name);                          \
    Word learncode_##name(char *path, Word b, Word c)                                                                  \
    {                                                                                                                  \
        return fillTemplate(LEARNCODE_NEXT(Template, name), path, b, c);                                               \
    }

WITH_TEMPLATE(mkstemp)
WITH_TEMPLATE(mkstemp64)
WITH_TEMPLATE(mkostemp)
WITH_TEMPLATE(mkostemp64)
WITH_TEMPLATE(mkstemps)
WITH_TEMPLATE(mkstemps64)
WITH_TEMPLATE(mkostemps)
WITH_TEMPLATE(mkostemps64)
WITH_TEMPLATE(mkdtemp)
WITH_TEMPLATE(mktemp)

#define WITHOUT_NAME(name)                                                                                             \
    extern "C" FILE *learncode_##name() LEARNCODE_IN_PLACE_OF(name);                                                   \
    FILE *learncode_##name()                                                                                           \
    {                                                                                                                  \
        using Open = FILE *();                                                                                         \
        return ownTmp()[0] != '\0' ? openNameless() : LEARNCODE_NEXT(Open, name)();                                    \
    }

WITHOUT_NAME(tmpfile)
WITHOUT_NAME(tmpfile64)

#define WITH_ADDRESS(name)                                                                                             \
    extern "C" int learncode_##name(int fd, const sockaddr *address, socklen_t size) LEARNCODE_IN_PLACE_OF(name);      \
    int learncode_##name(int fd, const sockaddr *address, socklen_t size)                                              \
    {                                                                                                                  \
        using Function = int(int, const sockaddr *, socklen_t);                                                        \
        sockaddr_un room;                                                                                              \
        address = ownAddress(address, size, room);                                                                     \
        return LEARNCODE_NEXT(Function, name)(fd, address, size);                                                      \
    }

WITH_ADDRESS(bind)
WITH_ADDRESS(connect)

extern "C" ssize_t learncode_sendto(int fd, const void *bytes, size_t count, int flags, const sockaddr *address,
                                    socklen_t size) LEARNCODE_IN_PLACE_OF(sendto);
ssize_t learncode_sendto(int fd, const void *bytes, size_t count, int flags, const sockaddr *address, socklen_t size)
{
    using Function = ssize_t(int, const void *, size_t, int, const sockaddr *, socklen_t);
    sockaddr_un room;
    address = ownAddress(address, size, room);
    return LEARNCODE_NEXT(Function, sendto)(fd, bytes, count, flags, address, size);
}

#define BY_NAME(Entry, name, byNumber, number)                                                                         \
    extern "C" Entry *learncode_##name(const char *who) LEARNCODE_IN_PLACE_OF(name);                                   \
    Entry *learncode_##name(const char *who)                                                                           \
    {                                                                                                                  \
        using Function = Entry *(const char *);                                                                        \
        return isOwnName(who) ? byNumber(number()) : LEARNCODE_NEXT(Function, name)(who);                              \
    }                                                                                                                  \
    extern "C" int learncode_##name##_r(const char *who, Entry *entry, char *room, size_t size, Entry **result)        \
        LEARNCODE_IN_PLACE_OF(name##_r);                                                                               \
    int learncode_##name##_r(const char *who, Entry *entry, char *room, size_t size, Entry **result)                   \
    {                                                                                                                  \
        using Function = int(const char *, Entry *, char *, size_t, Entry **);                                         \
        return isOwnName(who) ? byNumber##_r(number(), entry, room, size, result)                                      \
                              : LEARNCODE_NEXT(Function, name##_r)(who, entry, room, size, result);                    \
    }

BY_NAME(passwd, getpwnam, ::getpwuid, ::getuid)
BY_NAME(group, getgrnam, ::getgrgid, ::getgid)

} // namespace learncode::preload
