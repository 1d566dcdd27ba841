//: about: regular expressions and random numbers, which differ each time
//: stdout: "1\nann@example.org\n"
#include <iostream>
#include <random>
#include <regex>

int main()
{
    std::random_device device;
    std::cout << (device() != device() || device() != device()) << '\n';
    std::smatch match;
    const std::string text = "write to ann@example.org today";
    std::regex_search(text, match, std::regex(R"((\w+)@(\w+\.\w+))"));
    std::cout << match.str() << '\n';
}
