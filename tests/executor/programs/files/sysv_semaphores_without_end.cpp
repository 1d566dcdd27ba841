//: about: System V semaphores without end, in sets as large as the kernel gives
//: stdout: "bounded\n"
#include <cstdio>
#include <sys/ipc.h>
#include <sys/sem.h>
int main()
{
    long long made = 0;
    for (int sets = 0; sets < 40'000; sets++) {
        int count = 32'000;
        while (count > 0 && semget(IPC_PRIVATE, count, 0600) < 0)
            count /= 2;
        if (count == 0)
            break;
        made += count;
    }
    std::puts(made < 1'000'000 ? "bounded" : "unbounded");
}
