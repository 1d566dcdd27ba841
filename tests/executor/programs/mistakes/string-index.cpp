//: about: an index past a text
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 10: index out of range
#include <iostream>

int main()
{
    std::string text = "abc";
    std::cout << text[10] << '\n';
}
