//: about: a child prints in the last instant before its parent ends; it holds the pipe for ever
//: stdout: "last words\n"
#include <unistd.h>

int main()
{
    int ends[2];
    pipe(ends);
    if (fork() == 0) {
        setsid();
        write(1, "last words\n", 11);
        write(ends[1], "x", 1);
        pause();
    }
    char byte;
    read(ends[0], &byte, 1);
    _exit(0);
}
