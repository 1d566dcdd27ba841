//: about: an assertion that fails
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 9: Assertion `count > 5' failed
#include <cassert>

int main(int count, char **)
{
    assert(count > 5);
}
