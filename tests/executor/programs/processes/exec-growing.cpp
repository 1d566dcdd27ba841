//: about: becomes itself with more and more arguments until the kernel refuses
//: stdout: "refused\n"
#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

int main(int count, char **argv)
{
    static std::string much(100'000, 'x');
    std::vector<char *> next(argv, argv + count);
    for (int i = 0; i < 10; ++i)
        next.push_back(much.data());
    next.push_back(nullptr);
    execv("/proc/self/exe", next.data());
    std::cout << "refused\n";
}
