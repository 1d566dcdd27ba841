//: about: well-known doors to the machine: settings, devices, kernel memory, cgroup files
//: stdout: "closed\n"
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
/// The engine puts the null device in the place of some.
static bool opens(const char *path, int mode)
{
    struct stat info{};
    const int file = open(path, mode | O_NONBLOCK);
    return file >= 0 && fstat(file, &info) == 0 && info.st_rdev != makedev(1, 3);
}
int main()
{
    for (const char *path : {"/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/vm/overcommit_memory", "/proc/sys/fs/binfmt_misc/register",
                             "/proc/sys/kernel/ns_last_pid", "/proc/sys/net/ipv4/ip_forward", "/proc/sys/kernel/shmmax", "/proc/sys/kernel/hostname",
                             "/sys/kernel/uevent_helper", "/sys/fs/cgroup/release_agent", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                             "/sys/fs/cgroup/memory/cgroup.procs", "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/pids/pids.max",
                             "/sys/fs/cgroup/devices/devices.allow", "/sys/power/state", "/sys/kernel/debug/tracing/trace", "/sys/kernel/security/apparmor/.load",
                             "/proc/sysrq-trigger", "/proc/1/oom_score_adj", "/proc/self/uid_map", "/proc/self/gid_map", "/proc/self/loginuid", "/dev/kmsg",
                             "/dev/mem", "/dev/sda", "/dev/vda", "/dev/loop0", "/dev/fuse", "/dev/kvm", "/dev/console", "/dev/net/tun", "/dev/vhost-net",
                             "/dev/input/event0", "/dev/mapper/control"})
        if (opens(path, O_WRONLY))
            std::puts(path);
    for (const char *path : {"/proc/kcore", "/proc/kmsg", "/proc/keys", "/proc/timer_list", "/proc/slabinfo", "/proc/vmallocinfo", "/proc/pagetypeinfo", "/dev/mem", "/dev/kmsg"})
        if (opens(path, O_RDONLY))
            std::puts(path);
    std::puts("closed");
}
