//: about: ten megabytes that it never reads
//: input: "x" * 10000000
//: stdout: "done\n"
#include <unistd.h>

#include <iostream>

int main()
{
    usleep(500'000);
    std::cout << "done\n";
}
