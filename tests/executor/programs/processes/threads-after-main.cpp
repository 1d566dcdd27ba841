//: about: the first thread ends and another one starts threads without end
//: outcome: process_limit
#include <pthread.h>
#include <unistd.h>

static void *sleepLong(void *)
{
    pause();
    return nullptr;
}

static void *startMany(void *)
{
    for (;;) {
        pthread_t thread;
        if (pthread_create(&thread, nullptr, sleepLong, nullptr) != 0)
            usleep(1000);
    }
}

int main()
{
    pthread_t thread;
    pthread_create(&thread, nullptr, startMany, nullptr);
    pthread_exit(nullptr);
}
