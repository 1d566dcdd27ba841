//: about: recursion without end that keeps much on each level
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: calls inside calls without end
#include <cstring>

static int deeper(int n)
{
    volatile char room[100'000];
    std::memset(const_cast<char *>(room), n, sizeof room);
    return n < 0 ? 0 : deeper(n + 1) + room[n % 1000];
}

int main()
{
    return deeper(1);
}
