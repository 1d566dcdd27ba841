// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/sandbox/SystemCallFilter.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace learncode::executor {

namespace {

/// Answered with EPERM.
constexpr std::string_view refused[] = {
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "perf_event_open",
    // namespaces, roots and mounts
    "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "open_tree", "open_tree_attr",
    "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "statmount", "listmount",
    "open_by_handle_at", "name_to_handle_at",
    // ways into the kernel that learners' programs do not need, and that have had more than their share of holes
    "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "userfaultfd", "add_key", "request_key", "keyctl",
    "fanotify_init", "fanotify_mark", "lookup_dcookie", "seccomp", "modify_ldt", "vm86", "vm86old", "map_shadow_stack",
    // of which the machine has so many for all containers
    "io_setup",
    // memory that no process and no file is charged for
    "memfd_create", "memfd_secret", "move_pages", "migrate_pages", "mbind", "set_mempolicy", "set_mempolicy_home_node",
    // the machine
    "reboot", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module",
    "query_module", "get_kernel_syms", "swapon", "swapoff", "acct", "quotactl", "quotactl_fd", "syslog", "vhangup",
    "iopl", "ioperm", "settimeofday", "clock_settime", "clock_settime64", "clock_adjtime", "clock_adjtime64",
    "adjtimex", "stime", "sethostname", "setdomainname", "nfsservctl", "uselib", "ustat", "sysfs", "_sysctl"};

/// Answered as done: they wait for all disks of the machine, and files of a run are in memory.
constexpr std::string_view needless[] = {"sync", "syncfs"};

/// Answered with ENOSYS, upon which the C library takes the older call; that one's arguments can be looked at.
constexpr std::string_view absent[] = {"clone3"};

constexpr int newestNumber = 1023; // far above the largest there is
constexpr std::uint64_t low32 = 0xffffffff; // the kernel looks at the lower half of an int only

template<std::size_t Size>
bool contains(const std::string_view (&names)[Size], std::string_view name)
{
    return std::ranges::find(names, name) != std::end(names);
}

/// Builds one filter and remembers the first failure, so that rules can be written one below the other.
class Builder final
{
public:
    explicit Builder(std::uint32_t otherwise)
        : m_context(seccomp_init(otherwise), &seccomp_release)
    {
        if (!m_context) {
            m_error = -ENOMEM;
            return;
        }
        // Calls of another architecture (int 0x80, x32): they do not exist.
        note(seccomp_attr_set(m_context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)));
        note(seccomp_attr_set(m_context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2));
    }

    template<typename... Conditions>
    void add(std::uint32_t action, int call, Conditions... conditions)
    {
        if (m_error == 0)
            note(seccomp_rule_add_exact(m_context.get(), action, call, sizeof...(conditions), conditions...));
    }

    [[nodiscard]] std::expected<std::vector<sock_filter>, std::string> take()
    {
        std::size_t size = 0;
        if (m_error == 0)
            note(seccomp_export_bpf_mem(m_context.get(), nullptr, &size));
        std::vector<sock_filter> program(size / sizeof(sock_filter));
        if (m_error == 0)
            note(seccomp_export_bpf_mem(m_context.get(), program.data(), &size));
        if (m_error != 0 || program.empty())
            return std::unexpected(std::string("cannot make the system call filter: ") + std::strerror(-m_error));
        return program;
    }

private:
    void note(int result)
    {
        if (result < 0 && m_error == 0)
            m_error = result;
    }

    std::unique_ptr<void, void (*)(scmp_filter_ctx)> m_context;
    int m_error = 0;
};

constexpr std::uint32_t denied = SCMP_ACT_ERRNO(EPERM);

/// By number: what libseccomp does not know does not exist for a run.
std::expected<std::vector<sock_filter>, std::string> compileNumbers(bool unixSockets)
{
    Builder builder(SCMP_ACT_ERRNO(ENOSYS));
    for (int number = 0; number <= newestNumber; ++number) {
        const std::unique_ptr<char, void (*)(void *)> name(seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number),
                                                           &std::free);
        if (!name || contains(absent, name.get()) || number == SCMP_SYS(personality))
            continue;
        const bool isRefused = contains(refused, name.get()) || (!unixSockets && number == SCMP_SYS(socket));
        const bool isNeedless = contains(needless, name.get());
        builder.add(isRefused ? denied : isNeedless ? SCMP_ACT_ERRNO(0) : SCMP_ACT_ALLOW, number);
    }
    // Linux as it is, or asking how it is; not the ones that weaken protections of memory.
    for (const std::uint64_t persona : {0UL, 0xffffffffUL})
        builder.add(SCMP_ACT_ALLOW, SCMP_SYS(personality), SCMP_A0_64(SCMP_CMP_MASKED_EQ, low32, persona));
    return builder.take();
}

/// What the machine counts for all its containers together, and no limit of this one bounds. README.md has the list.
void addMachineBounds(Builder &builder)
{
    // Huge pages are the machine's, put by for who asked for them before.
    builder.add(denied, SCMP_SYS(mmap), SCMP_A3_64(SCMP_CMP_MASKED_EQ, MAP_HUGETLB, MAP_HUGETLB));
    builder.add(denied, SCMP_SYS(shmget), SCMP_A2_64(SCMP_CMP_MASKED_EQ, SHM_HUGETLB, SHM_HUGETLB));
    // Locks of an open file nobody is shown the owner of. Those of processes are counted (see LockCount).
    for (const std::uint64_t command : {F_OFD_SETLK, F_OFD_SETLKW})
        builder.add(SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(fcntl), SCMP_A1_64(SCMP_CMP_MASKED_EQ, low32, command));
}

/// By arguments, of calls that are allowed otherwise.
std::expected<std::vector<sock_filter>, std::string> compileArguments()
{
    Builder builder(SCMP_ACT_ALLOW);
    // Garbage in the upper half is refused too; no C library leaves any.
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(socketpair)})
        builder.add(denied, call, SCMP_A0_64(SCMP_CMP_NE, AF_UNIX));
    for (const std::uint64_t space :
         {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET})
        builder.add(denied, SCMP_SYS(clone), SCMP_A0_64(SCMP_CMP_MASKED_EQ, space, space));
    // A thread with a table of its own for open files: nobody would see what it holds.
    builder.add(denied, SCMP_SYS(clone), SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD | CLONE_FILES, CLONE_THREAD));
    builder.add(denied, SCMP_SYS(close_range),
                SCMP_A2_64(SCMP_CMP_MASKED_EQ, CLOSE_RANGE_UNSHARE, CLOSE_RANGE_UNSHARE));
    // A filter of its own could hide what it does from ours; a process nobody may look into cannot be accounted for.
    for (const std::uint64_t option : {PR_SET_SECCOMP, PR_SET_DUMPABLE})
        builder.add(denied, SCMP_SYS(prctl), SCMP_A0_64(SCMP_CMP_MASKED_EQ, low32, option));
    // Typing into a terminal in somebody else's name, and making it a modem, whose drivers have had their holes.
    for (const std::uint64_t request : {TIOCSTI, TIOCLINUX, TIOCSETD})
        builder.add(denied, SCMP_SYS(ioctl), SCMP_A1_64(SCMP_CMP_MASKED_EQ, low32, request));
    addMachineBounds(builder);
    return builder.take();
}

bool installProgram(const std::vector<sock_filter> &program)
{
    const sock_fprog filter{static_cast<unsigned short>(program.size()), const_cast<sock_filter *>(program.data())};
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0UL, &filter) == 0;
}

} // namespace

std::expected<SystemCallFilter, std::string> SystemCallFilter::compile(bool unixSockets)
{
    auto numbers = compileNumbers(unixSockets);
    auto arguments = compileArguments();
    if (!numbers || !arguments)
        return std::unexpected(numbers ? arguments.error() : numbers.error());
    return SystemCallFilter(std::move(*numbers), std::move(*arguments));
}

bool SystemCallFilter::install() const
{
    // The one that forbids to install more comes last.
    return installProgram(m_arguments) && installProgram(m_numbers);
}

} // namespace learncode::executor
