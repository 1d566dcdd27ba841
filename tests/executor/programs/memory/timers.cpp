//: about: as many timers as it gets: each may have a signal waiting, and the kernel bounds those
//: stdout: "refused\n"
#include <csignal>
#include <ctime>

#include <iostream>

int main()
{
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGUSR1;
    for (int i = 0; i < 20'000; ++i) {
        timer_t timer;
        if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
            std::cout << "refused\n";
            return 0;
        }
    }
    std::cout << "twenty thousand\n";
}
