//: about: a timer for processor time that it does not catch
//: outcome: signal
//: signal: SIGVTALRM
#include <sys/time.h>

int main()
{
    const itimerval soon{{0, 0}, {0, 100'000}};
    setitimer(ITIMER_VIRTUAL, &soon, nullptr);
    for (volatile int i = 0;; i = i + 1) {}
}
