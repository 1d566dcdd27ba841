//: about: every process waits in vfork() for its child, which does the same
//: outcome: process_limit
#include <unistd.h>

static void deeper()
{
    for (;;) {
        if (vfork() < 0)
            usleep(1000);
    }
}

int main()
{
    deeper();
}
