//: about: empty files, which take memory of the kernel's but no room
//: outcome: output_limit
//: truncated: false
//: message-contains: files
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
int main()
{
    char name[32];
    for (int i = 0; i < 3'000'000; i++) {
        std::snprintf(name, sizeof name, "f%d", i);
        const int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0) {
            pause(); // the place itself has an end too
        }
        close(file);
    }
}
