// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/preload/OwnTmp.h"

#include "docker/protocol/RunPlace.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

// Every program in a container loads this library (/etc/ld.so.preload), whatever its environment.
//
// Theory of operation
//
// /tmp is each run's own. The image has it as a link to /proc/self/cwd/../tmp: from where a program starts that is the
// run's directory for temporary files, also for what speaks to the kernel without libc. But it leads elsewhere, or in a
// circle, once a program has changed its directory. So paths that begin with /tmp are changed here, on their way into
// libc, to those below the run's directory, which follows from the user that the run is.

namespace learncode::preload {

namespace {

constexpr std::size_t ownSize = 64;
char own[ownSize];

void append(char *&end, const char *text)
{
    while (*text)
        *end++ = *text++;
}

/// As decimal digits; it is below a thousand.
void append(char *&end, std::uint32_t number)
{
    if (number >= 10)
        append(end, number / 10);
    *end++ = static_cast<char>('0' + number % 10);
}

/// Before anything of the program runs. Who is no run keeps the image's own link.
__attribute__((constructor)) void findOwn()
{
    const std::uint32_t user = ::getuid();
    if (user < protocol::firstUser)
        return;
    char *end = own;
    append(end, protocol::workDirectory);
    *end++ = '/';
    append(end, protocol::placeOfUser(user));
    *end++ = '/';
    append(end, protocol::tempDirectory);
    *end = '\0';
}

const char *after(const char *path, const char *directory, std::size_t size)
{
    return std::strncmp(path, directory, size) == 0 && (path[size] == '/' || path[size] == '\0') ? path + size
                                                                                                 : nullptr;
}

} // namespace

const char *ownTmp()
{
    return own;
}

const char *belowTmp(const char *path)
{
    // Few bytes of few paths are looked at: nearly all begin otherwise. A small number is an address that libc refuses.
    constexpr std::uintptr_t firstPage = 4096;
    if (reinterpret_cast<std::uintptr_t>(path) < firstPage || path[0] != '/' || (path[1] != 't' && path[1] != 'v'))
        return nullptr;
    if (own[0] == '\0')
        return nullptr;
    const char *below = after(path, "/tmp", 4);
    return below ? below : after(path, "/var/tmp", 8);
}

bool makeOwn(const char *below, char *room, std::size_t size)
{
    const std::size_t head = std::strlen(own);
    const std::size_t tail = std::strlen(below);
    if (head + tail >= size)
        return false;
    std::memcpy(room, own, head);
    std::memcpy(room + head, below, tail + 1);
    return true;
}

const char *ownPath(const char *path, char (&room)[PATH_MAX])
{
    const char *below = belowTmp(path);
    return below && makeOwn(below, room, sizeof room) ? room : path;
}

void *nextFunction(const char *name)
{
    return ::dlsym(RTLD_NEXT, name);
}

} // namespace learncode::preload
