//: about: leaves 100 sleeping children behind; the result comes at once
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>

int main()
{
    for (int i = 0; i < 100; ++i) {
        if (fork() == 0) {
            pause();
            _exit(0);
        }
    }
    std::cout << "done\n";
}
