//: about: sixty threads that write nothing to stderr without end, each write of which the executor decides about
//: outcome: timeout
//: cpu-ms: 1500
//: stdout: "writing\n"
#include <iostream>
#include <thread>
#include <unistd.h>

int main()
{
    std::cout << "writing" << std::endl;
    for (int i = 0; i < 60; ++i)
        std::thread([] {
            for (;;)
                (void)write(2, "", 0);
        }).detach();
    for (;;)
        pause();
}
