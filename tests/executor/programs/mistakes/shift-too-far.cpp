//: about: a shift by more than there are bits
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 7: shift by 41: type 'int' has only 32 bits
int main(int count, char **)
{
    return 1 << (count + 40);
}
