//: about: crashes right after a line that it never flushed
//: outcome: signal
//: signal: SIGSEGV
//: stdout: "before the crash\n"
#include <cstdio>

int main()
{
    std::printf("before the crash\n");
    *static_cast<volatile int *>(nullptr) = 1;
}
