//: about: a pointer to anywhere
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 8: memory was used that does not belong
int main()
{
    auto *pointer = reinterpret_cast<int *>(0x123456789);
    int value = *pointer;
}
