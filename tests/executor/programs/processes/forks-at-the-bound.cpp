//: about: has nearly as many processes as it may, and forks without end within that: each time they must be counted
//: outcome: timeout
//: cpu-ms: 1500
//: stdout: "forking\n"
#include <iostream>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    for (int i = 0; i < 126; ++i) {
        if (fork() == 0) {
            for (;;)
                pause();
        }
    }
    std::cout << "forking" << std::endl;
    for (;;) {
        const pid_t child = fork();
        if (child == 0)
            _exit(0);
        waitpid(child, nullptr, 0);
    }
}
