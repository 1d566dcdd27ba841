//: about: handles the signal of a division by zero itself
//: outcome: nonzero_exit
//: exit: 3
//: stdout: "caught\n"
//: stderr: ""
#include <csignal>
#include <cstdio>
#include <cstdlib>

int main()
{
    std::signal(SIGFPE, [](int) {
        std::puts("caught");
        std::exit(3);
    });
    int zero = 0;
    return 5 / zero;
}
