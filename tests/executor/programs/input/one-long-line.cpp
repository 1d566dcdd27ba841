//: about: one line of a megabyte
//: input: "x" * 1000000
//: stdout: "1000000\n"
#include <iostream>
#include <string>

int main()
{
    std::string line;
    std::getline(std::cin, line);
    std::cout << line.size() << '\n';
}
