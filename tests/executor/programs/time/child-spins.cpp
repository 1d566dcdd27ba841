//: about: a child spins while the parent waits for it
//: outcome: timeout
//: wall-ms: 800
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    if (fork() == 0) {
        for (volatile int i = 0;; i = i + 1) {}
    }
    wait(nullptr);
}
