//: about: the right answer and then ten megabytes of blanks
//: outcome: output_limit
//: stdout-contains: 42
#include <iostream>
#include <string>

int main()
{
    std::cout << "42\n" << std::string(10'000'000, ' ');
}
