//: about: a hundred large pipes stuffed full, both ends held, and nobody who reads
//: stdout: "full\n"
#include <fcntl.h>
#include <unistd.h>

#include <iostream>

int main()
{
    const static char much[65536]{};
    for (int i = 0; i < 100; ++i) {
        int ends[2];
        if (pipe2(ends, O_NONBLOCK) != 0)
            break;
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        while (write(ends[1], much, sizeof much) > 0) {}
    }
    std::cout << "full\n";
}
