//: about: what the machine counts for all its containers together: refused, or done without
//: stdout: "done\n"
#include <cstdio>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

static void attempt(const char *what, bool worked)
{
    if (worked)
        std::printf("%s worked\n", what);
}

int main()
{
    unsigned long context = 0;
    attempt("a queue for input and output", syscall(SYS_io_setup, 1, &context) == 0);
    attempt("huge pages", mmap(nullptr, 2 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0) != MAP_FAILED);
    attempt("huge pages of a gigabyte", mmap(nullptr, 1 << 30, PROT_READ,
                                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_HUGE_1GB, -1, 0) != MAP_FAILED);
    attempt("huge shared memory", shmget(IPC_PRIVATE, 2 << 20, SHM_HUGETLB | 0600) >= 0);
    struct flock lock{};
    lock.l_type = F_WRLCK;
    const int file = open("x", O_RDWR | O_CREAT, 0600);
    attempt("a lock of an open file", fcntl(file, F_OFD_SETLK, &lock) == 0);
    rlimit limit{};
    attempt("signals without bound", getrlimit(RLIMIT_SIGPENDING, &limit) == 0 && limit.rlim_max > 4096);
    sync();
    attempt("a sync that is done", syncfs(-1) != 0); // no file: only who does not look can succeed
    std::puts("done");
}
