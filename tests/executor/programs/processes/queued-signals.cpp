//: about: as many pending signals as it gets, until the kernel refuses
//: stdout: "refused\n"
#include <csignal>
#include <unistd.h>

#include <iostream>

int main()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    for (int i = 0; i < 10'000'000; ++i) {
        if (sigqueue(getpid(), SIGRTMIN, sigval{}) != 0) {
            std::cout << "refused\n";
            return 0;
        }
    }
    std::cout << "ten million\n";
}
