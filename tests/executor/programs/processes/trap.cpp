//: about: runs into a breakpoint without a debugger
//: outcome: signal
//: signal: SIGTRAP
int main()
{
    asm volatile("int3");
}
