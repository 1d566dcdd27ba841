//: about: fills /dev/shm, which has an end
//: stdout: "full\n"
#include <fstream>
#include <iostream>
#include <string>

int main()
{
    std::ofstream file("/dev/shm/full");
    const std::string much(1'000'000, 'x');
    for (int i = 0; i < 1000 && file; ++i)
        file << much << std::flush;
    std::cout << (file ? "a gigabyte\n" : "full\n");
}
