//: about: stops itself and its whole group
//: outcome: timeout
//: wall-ms: 800
#include <csignal>

int main()
{
    kill(0, SIGSTOP);
}
