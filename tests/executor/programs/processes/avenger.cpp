//: about: two processes guard each other and start the other anew when it dies; the first one goes
//: stdout: "done\n"
#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

static void guard()
{
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    for (;;) {
        const pid_t other = fork();
        if (other == 0) {
            setsid();
            prctl(PR_SET_PDEATHSIG, SIGUSR1);
            signal(SIGUSR1, [](int) { fork(); });
            for (;;)
                pause();
        }
        waitpid(other, nullptr, 0);
    }
}

int main()
{
    if (fork() == 0)
        guard();
    usleep(50'000);
    std::cout << "done\n";
}
