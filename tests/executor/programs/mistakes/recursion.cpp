//: about: calls inside calls without end
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 8: calls inside calls without end
//: stderr-contains: runtime error: calls inside calls without end
#include <iostream>

int f(int n){ return n*f(n-1);}

int main()
{
    std::cout << f(5);
}
