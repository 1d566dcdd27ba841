// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/sandbox/FileRules.h"

#include "docker/executor/support/UniqueFd.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace learncode::executor {

namespace {

constexpr std::uint64_t readFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t read = readFile | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t readAndExecute = read | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t writeFile = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE;
constexpr std::uint64_t device = readFile | writeFile | LANDLOCK_ACCESS_FS_IOCTL_DEV;
/// All of what can be made, but for devices.
constexpr std::uint64_t everything = readAndExecute | writeFile | LANDLOCK_ACCESS_FS_IOCTL_DEV
    | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR
    | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO
    | LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER;
constexpr std::uint64_t sharedMemory =
    readFile | writeFile | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;

struct Place
{
    const char *path;
    std::uint64_t access;
};

/// What is not there is left out, and so is what the engine has put something else over: a rule can only allow.
constexpr Place places[] = {
    {"/usr", readAndExecute},
    {"/bin", readAndExecute},
    {"/sbin", readAndExecute},
    {"/lib", readAndExecute},
    {"/lib64", readAndExecute},
    {"/opt/learncode", read},
    {"/etc", read},
    {"/etc/passwd", readFile}, // these two are links out of /etc
    {"/etc/group", readFile},
    {"/sys/devices/system", read},
    {"/sys/fs/cgroup", read},
    {"/proc/self", read},
    {"/proc/sys", read},
    {"/proc/cpuinfo", readFile},
    {"/proc/filesystems", readFile},
    {"/proc/loadavg", readFile},
    {"/proc/meminfo", readFile},
    {"/proc/stat", readFile},
    {"/proc/uptime", readFile},
    {"/proc/version", readFile},
    {"/dev/shm", sharedMemory},
    {"/dev/null", device},
    {"/dev/zero", device},
    {"/dev/full", device},
    {"/dev/random", device},
    {"/dev/urandom", device},
    {"/dev/tty", device},
};

/// A run with a terminal may open that one anew, as Node does. It may make none: the whole machine has a few thousand,
/// and one run could take them all.
constexpr Place ownTerminal{"/proc/self/fd/0", device};

constexpr std::uint64_t fileOnly = LANDLOCK_ACCESS_FS_EXECUTE | readFile | writeFile | LANDLOCK_ACCESS_FS_IOCTL_DEV;

/// What this version of Landlock can refuse.
landlock_ruleset_attr refusable(int version)
{
    landlock_ruleset_attr attributes{};
    // As of version 1 all but these, and devices too: nobody makes those here.
    attributes.handled_access_fs = (everything | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK)
        & ~(LANDLOCK_ACCESS_FS_REFER | LANDLOCK_ACCESS_FS_TRUNCATE | LANDLOCK_ACCESS_FS_IOCTL_DEV);
    if (version >= 2)
        attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
    if (version >= 4)
        attributes.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
    if (version >= 5)
        attributes.handled_access_fs |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
    if (version >= 6)
        attributes.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
    return attributes;
}

bool allow(int ruleset, const char *path, std::uint64_t access)
{
    const UniqueFd place(::open(path, O_PATH | O_CLOEXEC));
    struct stat info{};
    if (!place || ::fstat(place.get(), &info) != 0)
        return false;
    if (!S_ISDIR(info.st_mode))
        access &= fileOnly;
    const landlock_path_beneath_attr rule{access, place.get()};
    return ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U) == 0;
}

} // namespace

int landlockVersion()
{
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

bool restrictFiles(const std::string &root, int version)
{
    const landlock_ruleset_attr attributes = refusable(version);
    const UniqueFd ruleset(
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0U)));
    if (!ruleset || !allow(ruleset.get(), root.c_str(), everything & attributes.handled_access_fs))
        return false;
    for (const Place &place : places)
        (void)allow(ruleset.get(), place.path, place.access & attributes.handled_access_fs);
    if (::isatty(STDIN_FILENO) == 1)
        (void)allow(ruleset.get(), ownTerminal.path, ownTerminal.access & attributes.handled_access_fs);
    return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0U) == 0;
}

} // namespace learncode::executor
