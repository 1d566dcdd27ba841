//: about: fills System V segments and lets go of each, which would be memory in no process: there is a bound
//: stdout: "refused\n"
#include <cstring>
#include <iostream>
#include <sys/ipc.h>
#include <sys/shm.h>

int main()
{
    constexpr std::size_t size = 10'000'000;
    for (;;) {
        const int segment = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
        if (segment < 0)
            break;
        void *address = shmat(segment, nullptr, 0);
        std::memset(address, 1, size);
        shmdt(address);
    }
    std::cout << "refused\n";
}
