//: about: its child stops itself, so that it waits in vfork() for ever
//: outcome: timeout
//: wall-ms: 800
#include <csignal>
#include <unistd.h>

int main()
{
    if (vfork() == 0) {
        raise(SIGSTOP);
        _exit(0);
    }
}
