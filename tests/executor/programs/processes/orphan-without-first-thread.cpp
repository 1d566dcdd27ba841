//: about: leaves a process behind whose first thread has ended and whose second spins
//: stdout: "done\n"
#include <pthread.h>
#include <unistd.h>

#include <cstdio>

static void *spin(void *)
{
    for (volatile int i = 0;; i = i + 1) {}
}

int main()
{
    if (fork() == 0) {
        setsid();
        pthread_t thread;
        pthread_create(&thread, nullptr, spin, nullptr);
        pthread_exit(nullptr);
    }
    usleep(100'000);
    std::puts("done");
}
