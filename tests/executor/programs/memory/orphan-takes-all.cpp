//: about: an orphan takes memory without end after the result
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>
#include <vector>

int main()
{
    if (fork() == 0) {
        setsid();
        std::vector<std::vector<char>> taken;
        for (;;)
            taken.emplace_back(1'000'000, 'x');
    }
    std::cout << "done\n";
}
