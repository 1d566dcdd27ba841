//: about: a block freed twice and used for nothing
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 11: a block of memory was given back twice
#include <cstdlib>

int main()
{
    void *block = std::malloc(30);
    std::free(block);
    std::free(block);
}
