// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/sandbox/NotifyFilter.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif

namespace learncode::executor {

namespace {

#if defined(__x86_64__)
constexpr __u32 architecture = AUDIT_ARCH_X86_64;
constexpr __u32 forkNumber = __NR_fork;
constexpr __u32 vforkNumber = __NR_vfork;
#elif defined(__aarch64__)
constexpr __u32 architecture = AUDIT_ARCH_AARCH64;
constexpr __u32 forkNumber = __NR_clone; // there is no other way
constexpr __u32 vforkNumber = __NR_clone;
#else
constexpr __u32 architecture = 0; // unknown: no filter
constexpr __u32 forkNumber = 0;
constexpr __u32 vforkNumber = 0;
#endif

/// The low half of the first argument, on the little-endian machines above.
constexpr __u32 firstArgument = offsetof(seccomp_data, args);

} // namespace

int installNotifyFilter(bool errorWrites)
{
    if (architecture == 0)
        return -1;
    constexpr __u32 noDescriptor = ~0U;
    const __u32 gated = errorWrites ? STDERR_FILENO : noDescriptor;
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 0, 9),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 6, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, forkNumber, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, vforkNumber, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_write, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_writev, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, firstArgument),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, gated, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{sizeof program / sizeof *program, program};
    // With the second flag a signal that does not kill leaves an announced write in peace (Linux 5.19).
    constexpr unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
    long fd = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, &filter);
    if (fd < 0 && errno == EINVAL)
        fd = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter);
    return static_cast<int>(fd);
}

} // namespace learncode::executor
