//: about: a crash with a secret in memory leaves no core file, whatever the program asks for
//: outcome: signal
//: signal: SIGABRT
//: stdout: "no core allowed\n"
#include <cstdio>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
int main()
{
    rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_CORE, &all);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    rlimit now{1, 1};
    getrlimit(RLIMIT_CORE, &now);
    std::puts(now.rlim_cur == 0 && now.rlim_max == 0 ? "no core allowed" : "core allowed");
    std::abort();
}
