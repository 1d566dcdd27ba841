//: about: descriptors without end, with pipes filled to the brim and enlarged
//: stdout: "bounded\n"
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
static char data[1 << 20];
int main()
{
    int ends[2];
    int made = 0;
    for (; made < 100'000 && pipe2(ends, O_NONBLOCK) == 0; made++) {
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        write(ends[1], data, sizeof data);
    }
    std::puts(made < 100'000 && errno == EMFILE ? "bounded" : "unbounded");
}
