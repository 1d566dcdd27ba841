//: about: calls inside calls without end, in a thread
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 9: calls inside calls without end
#include <iostream>
#include <thread>

int deeper(int n)
{   return n * deeper(n - 1);
}

int main()
{
    std::thread([] { std::cout << deeper(5); }).join();
}
