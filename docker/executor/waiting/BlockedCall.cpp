// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/waiting/BlockedCall.h"

#include "docker/executor/waiting/InputPlace.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace learncode::executor {

namespace {

/// So many entries of a poll or an epoll are looked at.
constexpr std::size_t maxEntries = 64;
constexpr std::uint64_t maxSelect = 1024;

/// The terminal that a process calls its own; it can have no other here, unless it made one itself.
const dev_t ownTerminal = makedev(5, 0);

/// The descriptor's file mode if it is the input; else 0.
mode_t modeOfInput(int thread, std::uint64_t fd, const InputPlace &place)
{
    char path[32];
    if (fd > INT_MAX)
        return 0;
    std::snprintf(path, sizeof path, "fd/%d", static_cast<int>(fd));
    struct stat info{};
    if (::fstatat(thread, path, &info, 0) != 0)
        return 0;
    const bool isIt = place.isTerminal
        ? S_ISCHR(info.st_mode) && (info.st_rdev == place.device || info.st_rdev == ownTerminal)
        : info.st_dev == place.device && info.st_ino == place.inode;
    return isIt ? info.st_mode : 0;
}

bool isInput(int thread, std::uint64_t fd, const InputPlace &place)
{
    return modeOfInput(thread, fd, place) != 0;
}

/// Copies from the memory of the process; false if not all of it is there.
bool readMemory(int thread, std::uint64_t address, void *to, std::size_t size)
{
    const UniqueFd memory(::openat(thread, "mem", O_RDONLY | O_CLOEXEC));
    return memory && ::pread64(memory.get(), to, size, static_cast<off64_t>(address)) == static_cast<ssize_t>(size);
}

bool pollsInput(int thread, std::uint64_t address, std::uint64_t count, const InputPlace &place)
{
    std::array<pollfd, maxEntries> entries;
    count = std::min<std::uint64_t>(count, entries.size());
    if (count == 0 || !readMemory(thread, address, entries.data(), count * sizeof(pollfd)))
        return false;
    return std::any_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(count), [&](const pollfd &entry) {
        return entry.fd >= 0 && (entry.events & (POLLIN | POLLRDNORM)) != 0
            && isInput(thread, static_cast<std::uint64_t>(entry.fd), place);
    });
}

bool selectsInput(int thread, std::uint64_t count, std::uint64_t address, const InputPlace &place)
{
    constexpr std::uint64_t bits = sizeof(unsigned long) * CHAR_BIT;
    std::array<unsigned long, maxSelect / bits> set{};
    count = std::min(count & INT_MAX, maxSelect);
    const std::uint64_t words = (count + bits - 1) / bits;
    if (address == 0 || count == 0 || !readMemory(thread, address, set.data(), words * sizeof(unsigned long)))
        return false;
    for (std::uint64_t fd = 0; fd < count; ++fd) {
        if ((set[fd / bits] >> (fd % bits) & 1) != 0 && isInput(thread, fd, place))
            return true;
    }
    return false;
}

/// Lines of the epoll's entry in fdinfo: "tfd:        0 events:       19 data: …".
bool epollsInput(int thread, std::uint64_t epoll, const InputPlace &place)
{
    char path[32];
    std::snprintf(path, sizeof path, "fdinfo/%d", static_cast<int>(epoll));
    const ProcText<maxEntries * 96> text(thread, path);
    constexpr char target[] = "tfd:";
    constexpr char events[] = "events:";
    for (const char *at = std::strstr(text.c_str(), target); at; at = std::strstr(at + 1, target)) {
        char *end = nullptr;
        const std::uint64_t fd = std::strtoull(at + sizeof target - 1, &end, 10);
        const char *mask = std::strstr(end, events);
        if (!mask || (std::strtoul(mask + sizeof events - 1, nullptr, 16) & EPOLLIN) == 0)
            continue;
        // Marked by a runtime that waits for its input although nobody in the program does (reading-mark.cjs).
        const mode_t mode = modeOfInput(thread, fd, place);
        if (mode != 0 && (mode & S_ISVTX) == 0)
            return true;
    }
    return false;
}

} // namespace

bool BlockedCall::waitsFor(int thread, const InputPlace &place) const
{
    switch (number) {
    case __NR_read:
    case __NR_readv:
    case __NR_preadv2:
    case __NR_splice: return isInput(thread, args[0], place);
    case __NR_sendfile: return isInput(thread, args[1], place);
#ifdef __NR_poll
    case __NR_poll:
#endif
    case __NR_ppoll: return pollsInput(thread, args[0], args[1], place);
#ifdef __NR_select
    case __NR_select:
#endif
    case __NR_pselect6: return selectsInput(thread, args[0], args[1], place);
#ifdef __NR_epoll_wait
    case __NR_epoll_wait:
#endif
#ifdef __NR_epoll_pwait2
    case __NR_epoll_pwait2:
#endif
    case __NR_epoll_pwait: return epollsInput(thread, args[0], place);
    default: return false;
    }
}

std::optional<BlockedCall> readBlockedCall(int thread)
{
    // "0 0x0 0xf699a10 0x2000 … stack pointer, program counter"; "running"; "-1 …" outside of any call.
    const ProcText<256> text(thread, "syscall");
    char *at = nullptr;
    BlockedCall call;
    call.number = std::strtol(text.c_str(), &at, 10);
    if (at == text.c_str() || call.number < 0)
        return std::nullopt;
    for (std::uint64_t &arg : call.args)
        arg = std::strtoull(at, &at, 16);
    return call;
}

} // namespace learncode::executor
