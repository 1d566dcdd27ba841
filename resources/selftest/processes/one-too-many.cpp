//: about: one process more than a run may have, which would be gone at once
//: outcome: process_limit
//: stdout: "128\n"
//: message-contains: it may have 128 at once
//: self-test: A program may have 128 processes and threads at once, and is stopped at one more.
#include <iostream>
#include <unistd.h>

int main()
{
    int alive = 1;
    for (int i = 0; i < 127; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            for (;;)
                pause();
        }
        alive += child > 0;
    }
    std::cout << alive << std::endl;
    if (fork() == 0)
        _exit(0);
    std::cout << "and one more" << std::endl;
    for (;;)
        pause();
}
