//: about: characters of four bytes across every edge of a chunk
//: stdout: "\ud83d\ude42" * 100000
#include <iostream>

int main()
{
    for (int i = 0; i < 100'000; ++i)
        std::cout << "\xf0\x9f\x99\x82";
}
