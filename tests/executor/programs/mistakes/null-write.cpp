//: about: a write through a null pointer
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 8: a null pointer
int main()
{
    int *number = nullptr;
    *number = 3;
}
