//: about: as many queues as there are, all given to another user, and full shared memory
//: stdout: "given\n"
#include <cstdio>
#include <cstring>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/shm.h>

int main()
{
    bool given = true;
    for (int i = 0; i < 32; ++i) {
        const int id = msgget(IPC_PRIVATE, 0666);
        msqid_ds state{};
        given &= msgctl(id, IPC_STAT, &state) == 0;
        state.msg_perm.uid = state.msg_perm.gid = 54321;
        given &= msgctl(id, IPC_SET, &state) == 0;
    }
    const int id = shmget(IPC_PRIVATE, 4 << 20, 0666);
    void *memory = shmat(id, nullptr, 0);
    std::memset(memory, 1, 4 << 20);
    shmid_ds state{};
    given &= shmctl(id, IPC_STAT, &state) == 0;
    state.shm_perm.uid = state.shm_perm.gid = 54321;
    given &= shmctl(id, IPC_SET, &state) == 0;
    std::puts(given ? "given" : "refused");
}
