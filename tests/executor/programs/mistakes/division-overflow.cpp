//: about: a division whose result is larger than an int
//: outcome: signal
//: signal: SIGFPE
//: message-contains: Line 10: a division
#include <climits>

int main(int count, char **)
{
    int smallest = INT_MIN, minus = -count;
    return smallest / minus;
}
