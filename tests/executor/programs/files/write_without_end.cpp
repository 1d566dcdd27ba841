//: about: one file that grows until there is no more room, past the limit of a file too
//: stdout: "full\n"
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
static char data[1 << 20];
int main()
{
    std::signal(SIGXFSZ, SIG_IGN);
    const int file = open("x", O_CREAT | O_WRONLY, 0600);
    while (write(file, data, sizeof data) > 0)
        ;
    std::puts("full");
}
