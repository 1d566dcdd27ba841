//: about: a child prints beyond the limit, the parent has nothing to do with it
//: outcome: output_limit
//: output-bytes: 100000
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main()
{
    if (fork() == 0) {
        for (;;)
            std::puts("too much");
    }
    wait(nullptr);
}
