//: about: asks for more than any machine has: an exception, as everywhere
//: stdout: "refused\n"
#include <iostream>
#include <new>

int main()
{
    try {
        char *memory = new char[1'000'000'000'000'000];
        std::cout << static_cast<void *>(memory) << '\n';
    } catch (const std::bad_alloc &) {
        std::cout << "refused\n";
    }
}
