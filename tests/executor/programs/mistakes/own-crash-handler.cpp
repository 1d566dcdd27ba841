//: about: comes back from a null pointer with its own handler
//: stdout: "back\n"
//: stderr: ""
#include <csetjmp>
#include <csignal>
#include <cstdio>

static sigjmp_buf place;

int main()
{
    std::signal(SIGSEGV, [](int) { siglongjmp(place, 1); });
    if (sigsetjmp(place, 1) == 0)
        *static_cast<volatile int *>(nullptr) = 1;
    std::puts("back");
}
