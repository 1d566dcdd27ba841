//: about: a call of a null pointer
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 8: a null pointer
int main()
{
    void (*function)() = nullptr;
    function();
}
