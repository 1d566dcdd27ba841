//: about: loops in what it does at its exit, after the answer
//: outcome: timeout
//: wall-ms: 800
//: stdout: "42\n"
#include <cstdlib>
#include <iostream>

int main()
{
    std::atexit([] {
        for (volatile int i = 0;; i = i + 1) {}
    });
    std::cout << 42 << '\n';
}
