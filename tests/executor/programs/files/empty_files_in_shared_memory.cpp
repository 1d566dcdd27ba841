//: about: empty files in /dev/shm, which take memory of the kernel's but no room
//: stdout: "full\n"
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
int main()
{
    char name[40];
    for (int i = 0; i < 3'000'000; i++) {
        std::snprintf(name, sizeof name, "/dev/shm/f%d", i);
        const int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0) {
            std::puts("full");
            return 0;
        }
        close(file);
    }
}
