//: about: becomes itself again, for ever
//: outcome: timeout
//: wall-ms: 800
#include <unistd.h>

int main(int, char **argv)
{
    execv("/proc/self/exe", argv);
    return 1;
}
