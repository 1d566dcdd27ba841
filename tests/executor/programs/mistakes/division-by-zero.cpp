//: about: a division by zero whose result decides nothing
//: outcome: signal
//: signal: SIGFPE
//: message-contains: Line 10: division by zero
//: stderr-contains: main.cpp:10:35: runtime error: division by zero
#include <iostream>

int main()
{
    int n = 0, s = 0; int avg = s / n;
    if (avg >= 50)
        std::cout << "passed\n";
}
