//: about: writes into its own input
//: input: "one\n"
//: stdout: "refused\none\n"
#include <unistd.h>

#include <iostream>
#include <string>

int main()
{
    std::cout << (write(0, "more\n", 5) == 5 ? "written\n" : "refused\n");
    std::string line;
    std::getline(std::cin, line);
    std::cout << line << '\n';
}
