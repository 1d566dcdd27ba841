//: about: says hello
//: stdout: "Hello from C++\n"
//: stderr: ""
//: self-test: A program runs and its words arrive.
#include <iostream>

int main()
{
    std::cout << "Hello from C++\n";
}
