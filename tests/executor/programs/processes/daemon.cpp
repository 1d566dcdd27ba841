//: about: leaves a daemon behind: forked twice, its own session, no descriptors
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>

int main()
{
    if (fork() == 0) {
        setsid();
        if (fork() != 0)
            _exit(0);
        for (int fd = 0; fd < 256; ++fd)
            close(fd);
        chdir("/");
        pause();
    }
    std::cout << "done\n";
}
