//: about: SIGCHLD is ignored, so children vanish without being waited for
//: stdout: "none left\n"
#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main()
{
    std::signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 20; ++i) {
        if (fork() == 0)
            _exit(3);
    }
    if (wait(nullptr) == -1 && errno == ECHILD)
        std::cout << "none left\n";
}
