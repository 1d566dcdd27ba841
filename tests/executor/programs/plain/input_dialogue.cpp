//: about: prompts without a newline are seen before the input is read; the end of the input
//: input: "Ann\n3"
//: feed: lines
//: stdout: "ready\nName? Age? Ann 4\nend of the input\n"
#include <iostream>
#include <string>

int main()
{
    std::cout << "ready\n";
    std::string name;
    int age = 0;
    std::cout << "Name? ";
    std::cin >> name;
    std::cout << "Age? ";
    std::cin >> age;
    std::cout << name << ' ' << age + 1 << '\n';
    std::cout << (std::cin >> age ? "more\n" : "end of the input\n");
}
