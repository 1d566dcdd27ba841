//: about: stops and kills its parent, process 1 and everybody; only its own children hear it
//: stdout: "refused refused refused\nmy child is gone\n"
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main()
{
    const auto attempt = [](pid_t whom, int signal) { return kill(whom, signal) == 0 ? "sent" : "refused"; };
    std::cout << attempt(getppid(), SIGSTOP) << ' ' << attempt(1, SIGINT) << ' ' << attempt(1, SIGKILL) << std::endl;
    if (fork() == 0)
        for (;;)
            pause();
    kill(-1, SIGKILL);
    int status = 0;
    wait(&status);
    if (WIFSIGNALED(status))
        std::cout << "my child is gone\n";
}
