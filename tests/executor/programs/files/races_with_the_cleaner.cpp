//: about: twenty processes make and swap directories and links all the time, also while they are cleaned up
//: stdout: "left\n"
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    mkdir("a", 0700);
    symlink("/dev/shm", "b");
    for (int i = 0; i < 20; i++)
        if (fork() == 0) {
            setsid();
            for (;;) {
                syscall(SYS_renameat2, AT_FDCWD, "a", AT_FDCWD, "b", RENAME_EXCHANGE);
                mkdir("a/c", 0700);
                symlink("/work", "a/d");
            }
        }
    usleep(200'000);
    std::puts("left");
}
