//: about: an array that is larger than the stack
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: the variables of this function are larger than the stack
#include <cstring>

int main(int count, char **)
{
    char room[500'000'000];
    std::memset(room, count, sizeof room);
    return room[count];
}
