//: about: 3000 directories, one in the other, the innermost held open by a daemon
//: stdout: "3000\n"
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>
int main()
{
    int depth = 0;
    while (depth < 3000 && mkdir("d", 0700) == 0 && chdir("d") == 0)
        depth++;
    std::printf("%d\n", depth);
    std::fflush(stdout);
    if (fork() == 0) {
        setsid();
        pause();
    }
}
