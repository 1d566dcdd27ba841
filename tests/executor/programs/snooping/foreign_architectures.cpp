//: about: system calls as of a 32-bit program (int 0x80) and of x32, whose numbers differ: no way round the filter
//: stdout: "x32 refused\n32-bit refused\n"
#include <cerrno>
#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
static sigjmp_buf back;
static long old(long number, long a = 0, long b = 0, long c = 0)
{
    long result = -ENOSYS;
    if (sigsetjmp(back, 1) == 0) // a kernel without 32-bit programs answers with a signal
        asm volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}
int main()
{
    std::signal(SIGSEGV, [](int) { siglongjmp(back, 1); });
    bool refused = true;
    for (const long number : {39L, 41L, 101L, 272L, 425L, 319L, 512L, 521L, 545L}) { // getpid, socket, ptrace, unshare, io_uring, ...
        const long result = syscall(0x40000000 | number, 1, 1, 0, 0, 0, 0);
        refused &= result == -1 && (errno == ENOSYS || errno == EPERM);
    }
    std::puts(refused ? "x32 refused" : "x32 works");
    refused = true;
    for (const long number : {20L, 26L, 102L, 359L, 310L, 425L, 356L}) { // getpid, ptrace, socketcall, socket, unshare, io_uring, memfd
        const long result = old(number, 2, 1, 0);
        refused &= result == -ENOSYS || result == -EPERM;
    }
    std::puts(refused ? "32-bit refused" : "32-bit works");
}
