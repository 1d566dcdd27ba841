//: about: a program that defines malloc, write and exit itself: only it has to live with them
//: outcome: ok
//: stdout: "own write\n"
#include <cstddef>
#include <sys/syscall.h>
#include <unistd.h>
extern "C" ssize_t write(int fd, const void *data, size_t size) { return syscall(SYS_write, fd, data, size); }
extern "C" void *malloc(size_t) { return nullptr; }
extern "C" void free(void *) {}
int main()
{
    write(1, "own write\n", 10);
    _exit(0);
}
