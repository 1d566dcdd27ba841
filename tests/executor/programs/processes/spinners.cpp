//: about: 20 children in sessions of their own spin; the result does not wait for them
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>

int main()
{
    for (int i = 0; i < 20; ++i) {
        if (fork() == 0) {
            setsid();
            for (volatile int n = 0;; n = n + 1) {}
        }
    }
    std::cout << "done\n";
}
