//: about: a write past an array that nobody reads
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 8: index -1 out of bounds
int main()
{
    int numbers[5], i = -1;
    numbers[i] = 3;
}
