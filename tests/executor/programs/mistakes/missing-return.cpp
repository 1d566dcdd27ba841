//: about: a function that forgets to return
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 7: this function ended without returning a value
#include <iostream>

long long fact(int n)
{
    if (n <= 1)
        return 1;
    long long r = n * fact(n - 1);
}

int main()
{
    std::cout << fact(5) << '\n';
}
