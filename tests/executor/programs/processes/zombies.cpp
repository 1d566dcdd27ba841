//: about: children that have ended and that nobody waits for count, too
//: outcome: process_limit
#include <unistd.h>

int main()
{
    for (;;) {
        const pid_t child = fork();
        if (child == 0)
            _exit(0);
        if (child < 0)
            usleep(10'000);
    }
}
