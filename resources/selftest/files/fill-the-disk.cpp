//: about: writes a gigabyte
//: stdout: "no more room\n"
//: self-test: A program that fills the disk reaches its limit.
#include <csignal>
#include <fstream>
#include <iostream>
#include <string>

int main()
{
    std::signal(SIGXFSZ, SIG_IGN); // so that writing too much is an error and not the end
    std::ofstream file("large");
    const std::string much(1'000'000, 'x');
    for (int i = 0; i < 1000 && file; ++i)
        file << much << std::flush;
    std::cout << (file ? "there was room for a gigabyte\n" : "no more room\n");
}
