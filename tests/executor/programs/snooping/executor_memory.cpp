//: about: everything in /proc that would tell of the executor, process 1, or change it
//: stdout: "tried\n"
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <string>
#include <unistd.h>
int main()
{
    const std::string one = "/proc/1/";
    for (const char *name : {"environ", "mem", "maps", "smaps", "auxv", "stack", "syscall", "io", "cmdline", "status", "stat", "limits", "pagemap",
                             "personality", "task/1/environ", "task/1/mem", "root/opt/learncode/executor", "net/tcp", "timers", "patch_state"})
        if (open((one + name).c_str(), O_RDONLY) >= 0)
            std::puts(name);
    for (const char *name : {"mem", "oom_score_adj", "clear_refs", "coredump_filter", "comm", "timerslack_ns", "attr/current", "uid_map", "setgroups", "loginuid"})
        if (open((one + name).c_str(), O_WRONLY) >= 0)
            std::printf("%s for writing\n", name);
    for (const char *name : {"fd", "fdinfo", "map_files", "ns", "root/opt/learncode", "task"})
        if (DIR *directory = opendir((one + name).c_str()); directory && readdir(directory))
            std::puts(name);
    char target[999];
    for (const char *name : {"exe", "cwd", "root", "fd/0", "fd/3", "ns/net"})
        if (readlink((one + name).c_str(), target, sizeof target) >= 0)
            std::puts(name);
    std::puts("tried");
}
