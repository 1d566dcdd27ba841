//: about: a real-time signal that it does not catch
//: outcome: signal
//: signal: SIGRTMIN+3
#include <csignal>

int main()
{
    std::raise(SIGRTMIN + 3);
}
