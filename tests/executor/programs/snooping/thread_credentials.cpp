//: about: a thread cannot have more rights than its process: filters and privileges hold for all of them
//: stdout: "2 1 2 1\n"
#include <cstdio>
#include <sys/prctl.h>
#include <thread>
static void show(bool last)
{
    std::printf("%d %d%s", prctl(PR_GET_SECCOMP, 0, 0, 0, 0), prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), last ? "\n" : " ");
}
int main()
{
    show(false);
    std::thread(show, true).join();
}
