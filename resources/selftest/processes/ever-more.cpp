//: about: starts programs until it is stopped
//: outcome: process_limit
//: self-test: A program that starts ever more programs is stopped.
#include <unistd.h>

int main()
{
    for (;;) {
        const pid_t child = fork();
        if (child == 0)
            pause();
        if (child < 0)
            usleep(50'000);
    }
}
