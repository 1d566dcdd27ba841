//: about: recursion that is deep and ends: a million levels are no crash
//: stdout: "1000000\n"
#include <iostream>

static long depth(long n)
{
    volatile long here = n;
    return here == 0 ? 0 : depth(n - 1) + 1;
}

int main()
{
    std::cout << depth(1'000'000) << '\n';
}
