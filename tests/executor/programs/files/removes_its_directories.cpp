//: about: swaps its directories for links to others while a daemon holds the old ones open
//: stdout: "still here\n"
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
int main()
{
    const int here = open(".", O_RDONLY | O_DIRECTORY);
    rename("../code", "../old");
    symlink("/opt/learncode", "../code");
    rename("../tmp", "../old/tmp");
    symlink("/usr", "../tmp");
    if (fork() == 0) {
        setsid();
        for (;;)
            close(openat(here, "again", O_CREAT | O_WRONLY, 0600));
    }
    usleep(50'000);
    std::puts("still here");
}
