//: about: System V message queues filled without end: memory of the kernel's that outlives whoever filled it
//: stdout: "bounded\n"
#include <cstdio>
#include <sys/ipc.h>
#include <sys/msg.h>
struct
{
    long type = 1;
    char text[8000];
} message;
int main()
{
    long long bytes = 0;
    for (int queues = 0; queues < 40'000; queues++) {
        const int queue = msgget(IPC_PRIVATE, 0600);
        if (queue < 0)
            break;
        while (msgsnd(queue, &message, sizeof message.text, IPC_NOWAIT) == 0)
            bytes += sizeof message.text;
    }
    std::puts(bytes < 32 << 20 ? "bounded" : "unbounded");
}
