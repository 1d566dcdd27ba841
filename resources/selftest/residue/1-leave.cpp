//: about: leaves files and a process behind
//: stdout: "left\n"
//: self-test: A program that leaves files and processes behind ends like any other.
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

int main()
{
    for (const std::string place : {std::string("."), std::string(std::getenv("TMPDIR")), std::string("/tmp"),
                                    std::string("/dev/shm"), std::string("/var/tmp")})
        std::ofstream(place + "/left-behind") << "x";
    if (fork() == 0) {
        setsid();
        execlp("sleep", "left-behind", "600", nullptr);
    }
    usleep(100'000);
    std::cout << "left\n";
}
