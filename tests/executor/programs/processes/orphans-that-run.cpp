//: about: each process forks the next and goes, so that no process lives long
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>

int main()
{
    if (fork() == 0) {
        for (;;) {
            if (fork() > 0)
                _exit(0);
        }
    }
    std::cout << "done\n";
}
