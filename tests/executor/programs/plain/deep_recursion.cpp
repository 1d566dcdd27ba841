//: about: recursion 100,000 deep with a little data in each call works
//: stdout: "100000\n"
#include <cstdio>

int depth(int n)
{
    volatile char data[200];
    data[0] = static_cast<char>(n);
    return n == 0 ? 0 : depth(n - 1) + 1 + 0 * data[0];
}

int main()
{
    std::printf("%d\n", depth(100'000));
}
