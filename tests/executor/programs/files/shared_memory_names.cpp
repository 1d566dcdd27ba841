//: about: shared memory, semaphores and queues, with names and with keys, left by a killed program
//: outcome: signal
//: signal: SIGKILL
#include <csignal>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>
int main()
{
    ftruncate(shm_open("/left", O_CREAT | O_RDWR, 0666), 1 << 20);
    sem_open("/left", O_CREAT, 0666, 1);
    mq_open("/left", O_CREAT | O_RDWR, 0666, nullptr);
    for (key_t key = 1; key < 30; key++) {
        shmat(shmget(key, 4096, IPC_CREAT | 0666), nullptr, 0);
        semget(key, 1, IPC_CREAT | 0666);
        msgget(key, IPC_CREAT | 0666);
    }
    kill(getpid(), SIGKILL);
}
