// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/preload/OwnTmp.h"

#include <sys/syscall.h>

// The functions of libc that take paths, by the places of these among their arguments. All of them have at most six
// arguments, none of them a floating point number, so one way of calling does for all.

namespace learncode::preload {
namespace {

constexpr unsigned wordCount = 6;
constexpr unsigned mostPaths = 2;
using Function = Word(Word, Word, Word, Word, Word, Word);

struct Words
{
    Word at[wordCount];
};

[[nodiscard]] Word forward(Function *next, const Words &words)
{
    return next(words.at[0], words.at[1], words.at[2], words.at[3], words.at[4], words.at[5]);
}

[[nodiscard]] bool needsOwn(Word word)
{
    return belowTmp(reinterpret_cast<const char *>(word)) != nullptr;
}

/// Apart, because of its room on the stack, which other calls have no need of.
[[gnu::noinline]] Word forwardOwn(Function *next, Words words, unsigned paths)
{
    char rooms[mostPaths][PATH_MAX];
    unsigned used = 0;
    for (unsigned i = 0; i < wordCount && used < mostPaths; ++i) {
        if ((paths >> i & 1U) != 0)
            words.at[i] = reinterpret_cast<Word>(ownPath(reinterpret_cast<const char *>(words.at[i]), rooms[used++]));
    }
    return forward(next, words);
}

[[nodiscard]] Word call(Function *next, const Words &words, unsigned paths)
{
    for (unsigned i = 0; i < wordCount; ++i) {
        if ((paths >> i & 1U) != 0 && needsOwn(words.at[i]))
            return forwardOwn(next, words, paths);
    }
    return forward(next, words);
}

constexpr unsigned first = 1U << 0;
constexpr unsigned second = 1U << 1;
constexpr unsigned third = 1U << 2;
constexpr unsigned fourth = 1U << 3;

/// Of a system call by its number: those that libraries make without a function of libc.
unsigned pathsOf(Word number)
{
    switch (number) {
    case SYS_openat:
    case SYS_openat2:
    case SYS_statx:
    case SYS_newfstatat:
    case SYS_faccessat:
    case SYS_faccessat2:
    case SYS_mkdirat:
    case SYS_unlinkat:
    case SYS_readlinkat: return second;
    case SYS_renameat2: return second | fourth;
    default: return 0;
    }
}

} // namespace

#define WITH_PATHS(name, paths)                                                                                        \
    extern "C" Word learncode_##name(Word a, Word b, Word c, Word d, Word e, Word f) LEARNCODE_IN_PLACE_OF(name);      \
    Word learncode_##name(Word a, Word b, Word c, Word d, Word e, Word f)                                              \
    {                                                                                                                  \
        return call(LEARNCODE_NEXT(Function, name), {{a, b, c, d, e, f}}, paths);                                      \
    }

// Opening. What ends in _2 or _chk is what programs call that were built to be watched by libc.
WITH_PATHS(open, first)
WITH_PATHS(open64, first)
WITH_PATHS(__open_2, first)
WITH_PATHS(__open64_2, first)
WITH_PATHS(creat, first)
WITH_PATHS(creat64, first)
WITH_PATHS(openat, second)
WITH_PATHS(openat64, second)
WITH_PATHS(__openat_2, second)
WITH_PATHS(__openat64_2, second)
WITH_PATHS(fopen, first)
WITH_PATHS(fopen64, first)
WITH_PATHS(freopen, first)
WITH_PATHS(freopen64, first)
WITH_PATHS(opendir, first)
WITH_PATHS(scandir, first)
WITH_PATHS(scandir64, first)
WITH_PATHS(ftw, first)
WITH_PATHS(ftw64, first)
WITH_PATHS(nftw, first)
WITH_PATHS(nftw64, first)

// Looking.
WITH_PATHS(stat, first)
WITH_PATHS(stat64, first)
WITH_PATHS(lstat, first)
WITH_PATHS(lstat64, first)
WITH_PATHS(fstatat, second)
WITH_PATHS(fstatat64, second)
WITH_PATHS(statx, second)
WITH_PATHS(statfs, first)
WITH_PATHS(statfs64, first)
WITH_PATHS(statvfs, first)
WITH_PATHS(statvfs64, first)
WITH_PATHS(pathconf, first)
WITH_PATHS(access, first)
WITH_PATHS(eaccess, first)
WITH_PATHS(euidaccess, first)
WITH_PATHS(faccessat, second)
WITH_PATHS(readlink, first)
WITH_PATHS(__readlink_chk, first)
WITH_PATHS(readlinkat, second)
WITH_PATHS(__readlinkat_chk, second)
WITH_PATHS(realpath, first)
WITH_PATHS(__realpath_chk, first)
WITH_PATHS(canonicalize_file_name, first)
WITH_PATHS(getxattr, first)
WITH_PATHS(lgetxattr, first)
WITH_PATHS(listxattr, first)
WITH_PATHS(llistxattr, first)
WITH_PATHS(inotify_add_watch, second)

// Changing. What a symbolic link contains is text, and stays as it is.
WITH_PATHS(mkdir, first)
WITH_PATHS(mkdirat, second)
WITH_PATHS(mkfifo, first)
WITH_PATHS(mkfifoat, second)
WITH_PATHS(mknod, first)
WITH_PATHS(mknodat, second)
WITH_PATHS(rmdir, first)
WITH_PATHS(unlink, first)
WITH_PATHS(unlinkat, second)
WITH_PATHS(remove, first)
WITH_PATHS(rename, first | second)
WITH_PATHS(renameat, second | fourth)
WITH_PATHS(renameat2, second | fourth)
WITH_PATHS(link, first | second)
WITH_PATHS(linkat, second | fourth)
WITH_PATHS(symlink, second)
WITH_PATHS(symlinkat, third)
WITH_PATHS(chmod, first)
WITH_PATHS(lchmod, first)
WITH_PATHS(fchmodat, second)
WITH_PATHS(chown, first)
WITH_PATHS(lchown, first)
WITH_PATHS(fchownat, second)
WITH_PATHS(truncate, first)
WITH_PATHS(truncate64, first)
WITH_PATHS(utime, first)
WITH_PATHS(utimes, first)
WITH_PATHS(lutimes, first)
WITH_PATHS(futimesat, second)
WITH_PATHS(utimensat, second)
WITH_PATHS(setxattr, first)
WITH_PATHS(lsetxattr, first)
WITH_PATHS(removexattr, first)
WITH_PATHS(lremovexattr, first)

// Going there, and starting what is there.
WITH_PATHS(chdir, first)
WITH_PATHS(execv, first)
WITH_PATHS(execve, first)
WITH_PATHS(execvp, first)
WITH_PATHS(execvpe, first)
WITH_PATHS(posix_spawn, second)
WITH_PATHS(posix_spawnp, second)

/// The same for system calls by their numbers, which stand before their arguments.
extern "C" Word learncode_syscall(Word number, Word a, Word b, Word c, Word d, Word e, Word f)
    LEARNCODE_IN_PLACE_OF(syscall);
Word learncode_syscall(Word number, Word a, Word b, Word c, Word d, Word e, Word f)
{
    using SystemCall = Word(Word, Word, Word, Word, Word, Word, Word);
    SystemCall *next = LEARNCODE_NEXT(SystemCall, syscall);
    const unsigned paths = pathsOf(number);
    if ((paths & second) == 0 || (!needsOwn(b) && !((paths & fourth) != 0 && needsOwn(d))))
        return next(number, a, b, c, d, e, f);
    char rooms[mostPaths][PATH_MAX];
    b = reinterpret_cast<Word>(ownPath(reinterpret_cast<const char *>(b), rooms[0]));
    if ((paths & fourth) != 0)
        d = reinterpret_cast<Word>(ownPath(reinterpret_cast<const char *>(d), rooms[1]));
    return next(number, a, b, c, d, e, f);
}

} // namespace learncode::preload
