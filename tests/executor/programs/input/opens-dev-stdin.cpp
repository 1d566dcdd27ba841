//: about: opens its input by name, as on a plain machine
//: input: "one\n"
//: stdout: "<one>"
#include <fstream>
#include <iostream>
#include <string>

int main()
{
    std::ifstream in("/dev/stdin");
    for (std::string line; std::getline(in, line);)
        std::cout << '<' << line << '>';
}
