//: about: loops for ever
//: outcome: timeout
//: wall-ms: 1000
//: stdout: "looping\n"
//: self-test: A program that never ends is stopped.
#include <iostream>

int main()
{
    std::cout << "looping" << std::endl;
    for (volatile int i = 0;; i = i + 1) {}
}
