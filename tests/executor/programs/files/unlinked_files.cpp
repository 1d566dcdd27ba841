//: about: files without names, held open by a daemon: their room is given back with it
//: stdout: "filled\n"
#include <cstdio>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
static char data[1 << 20];
int main()
{
    std::signal(SIGXFSZ, SIG_IGN);
    const int file = open(".", O_TMPFILE | O_RDWR, 0600);
    while (write(file, data, sizeof data) > 0)
        ;
    if (fork() == 0) {
        setsid();
        pause();
    }
    std::puts("filled");
}
