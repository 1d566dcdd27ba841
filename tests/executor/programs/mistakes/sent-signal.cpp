//: about: sends itself a signal of a crash: nothing is said, as nothing crashed
//: outcome: signal
//: signal: SIGSEGV
//: stderr: ""
#include <csignal>

int main()
{
    std::raise(SIGSEGV);
}
