//: about: prints for ever
//: outcome: output_limit
//: output-bytes: 100000
//: stdout-contains: first words
//: self-test: A program that prints for ever is stopped, and what it printed first is kept.
#include <iostream>
#include <string>

int main()
{
    std::cout << "first words\n";
    const std::string more(1000, '.');
    for (;;)
        std::cout << more << "\n";
}
