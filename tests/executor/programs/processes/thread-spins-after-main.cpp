//: about: the first thread ends and another one spins for ever
//: outcome: timeout
//: wall-ms: 800
#include <pthread.h>

static void *spin(void *)
{
    for (volatile int i = 0;; i = i + 1) {}
}

int main()
{
    pthread_t thread;
    pthread_create(&thread, nullptr, spin, nullptr);
    pthread_exit(nullptr);
}
