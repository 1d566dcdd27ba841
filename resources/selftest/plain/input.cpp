//: about: reads two lines that come one after the other
//: input: "Ann\n12\n"
//: feed: lines
//: stdout: "Name? Age? Ann will be 13\n"
//: self-test: A program can ask and is given what is typed.
#include <iostream>
#include <string>

int main()
{
    std::string name;
    int age = 0;
    std::cout << "Name? ";
    std::cin >> name;
    std::cout << "Age? ";
    std::cin >> age;
    std::cout << name << " will be " << age + 1 << "\n";
}
