//: about: an element of a null pointer
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 8: a null pointer
int main()
{
    int *numbers = nullptr;
    int third = numbers[3];
}
