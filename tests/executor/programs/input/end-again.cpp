//: about: reads again and again after the end of its input: it stays the end
//: input: "1 2"
//: stdout: "3 0\n"
#include <unistd.h>

#include <iostream>

int main()
{
    int a = 0, b = 0;
    std::cin >> a >> b;
    int more = 0;
    char byte;
    for (int i = 0; i < 1000; ++i)
        more += read(0, &byte, 1) != 0;
    std::cout << a + b << ' ' << more << '\n';
}
