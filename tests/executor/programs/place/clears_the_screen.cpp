//: about: clears a screen that is not there: not a word, also not as an error
//: stdout: "before\nafter\n"
//: stderr: ""
#include <cstdlib>
#include <iostream>
int main()
{
    std::cout << "before" << std::endl;
    std::ignore = std::system("clear");
    std::cout << "after" << std::endl;
}
