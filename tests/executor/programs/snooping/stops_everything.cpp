//: about: children that stop and continue everybody, in sessions of their own, all the time
//: outcome: timeout
//: wall-ms: 700
#include <csignal>
#include <unistd.h>
int main()
{
    for (int i = 0; i < 5; i++)
        if (fork() == 0) {
            setsid();
            for (;;) {
                kill(-1, SIGSTOP);
                kill(-1, SIGCONT);
            }
        }
    for (;;)
        pause();
}
