#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <unistd.h>

int main(int, char **words)
{
    const pid_t pid = std::atoi(words[1]);
    std::puts("stopping");
    for (;; usleep(10'000))
        for (const pid_t target : {pid, -pid, pid_t(1), pid_t(-1)})
            for (const int signal : {SIGSTOP, SIGTSTP, SIGKILL, SIGINT})
                kill(target, signal);
}
