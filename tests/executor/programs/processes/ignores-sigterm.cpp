//: about: ignores and blocks every signal that it can, and loops
//: outcome: timeout
//: wall-ms: 800
#include <csignal>

int main()
{
    for (int number = 1; number < NSIG; ++number)
        std::signal(number, SIG_IGN);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, nullptr);
    for (volatile int i = 0;; i = i + 1) {}
}
