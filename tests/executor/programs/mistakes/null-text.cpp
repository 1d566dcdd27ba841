//: about: the length of no text
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 10: a null pointer
#include <cstring>

int main()
{
    const char *text = nullptr;
    return static_cast<int>(std::strlen(text));
}
