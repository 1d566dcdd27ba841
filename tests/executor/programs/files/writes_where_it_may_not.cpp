//: about: opens for writing, makes directories, links and files in every place that is not its own
//: stdout: ""
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
int main()
{
    for (const char *place : {"/", "/etc", "/opt/learncode", "/work", "/work/7", "/usr/bin", "/work/etc", "/run", "/run/lock", "/dev", "/dev/mqueue",
                              "/root", "/home", "/proc/self", "/sys", "/sys/fs/cgroup", "/proc/sys/kernel", "/var/lib", "/mnt", "/dev/pts"}) {
        const std::string name = std::string(place) + "/x";
        if (open(name.c_str(), O_CREAT | O_WRONLY, 0600) >= 0 || mkdir(name.c_str(), 0700) == 0
            || symlink("/", name.c_str()) == 0 || mkfifo(name.c_str(), 0600) == 0 || open(place, O_TMPFILE | O_RDWR, 0600) >= 0)
            std::puts(place);
    }
    for (const char *file : {"/opt/learncode/executor", "/opt/learncode/runtime.o", "/opt/learncode/languages.json", "/etc/passwd", "/work/etc/group", "/etc/ld.so.preload", "/opt/learncode/preload.so",
                             "/usr/bin/env", "/etc/hosts", "/etc/resolv.conf", "/proc/1/oom_score_adj", "/proc/sysrq-trigger"})
        if (open(file, O_WRONLY) >= 0 || truncate(file, 0) == 0 || chmod(file, 0777) == 0 || unlink(file) == 0)
            std::puts(file);
}
