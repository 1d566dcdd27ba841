//: about: System V shared memory filled and let go of, again and again: it stays when nobody is attached
//: stdout: "bounded\n"
#include <cstdio>
#include <cstring>
#include <sys/ipc.h>
#include <sys/shm.h>
int main()
{
    constexpr int size = 1 << 20;
    int segments = 0;
    for (; segments < 1000; segments++) {
        const int id = shmget(IPC_PRIVATE, size, 0600);
        void *data = id >= 0 ? shmat(id, nullptr, 0) : reinterpret_cast<void *>(-1);
        if (data == reinterpret_cast<void *>(-1))
            break;
        std::memset(data, 1, size);
        shmdt(data);
    }
    std::puts(segments < 64 ? "bounded" : "unbounded");
}
