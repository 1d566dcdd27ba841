//: about: as many processes as a run may have, all at once for a while, and then it fails for another reason
//: outcome: nonzero_exit
//: exit: 3
//: stdout: "128\n"
#include <ctime>
#include <iostream>
#include <unistd.h>

int main()
{
    int ends[2];
    pipe(ends);
    int alive = 1;
    for (int i = 0; i < 127; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            close(ends[1]);
            char byte;
            read(ends[0], &byte, 1);
            _exit(0);
        }
        alive += child > 0;
    }
    const timespec looks{1, 0}; // more than one of them
    nanosleep(&looks, nullptr);
    std::cout << alive << std::endl;
    return 3;
}
