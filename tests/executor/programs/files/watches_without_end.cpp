//: about: inotify instances and watches until no more can be had; the kernel counts them by user
//: stdout: "bounded\n"
#include <cstdio>
#include <string>
#include <sys/inotify.h>
#include <sys/stat.h>
int main()
{
    int instances = 0;
    int last = -1;
    for (int fd; instances < 300 && (fd = inotify_init()) >= 0; instances++)
        last = fd;
    long watches = 0;
    for (int i = 0; i < 8'000; i++) {
        const std::string name = "d" + std::to_string(i);
        if (mkdir(name.c_str(), 0700) != 0 || inotify_add_watch(last, name.c_str(), IN_ALL_EVENTS) < 0)
            break;
        watches++;
    }
    std::puts(instances < 300 ? "bounded" : "unbounded");
}
