//: about: recursion without end in a thread, whose stack has an end: that is a crash
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: calls inside calls without end
#include <pthread.h>

static int deeper(int n)
{
    volatile char room[1000];
    room[n % 1000] = 1;
    return n < 0 ? 0 : deeper(n + 1) + room[n % 1000];
}

int main()
{
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 1 << 20);
    pthread_t thread;
    pthread_create(&thread, &small, [](void *) -> void * { return reinterpret_cast<void *>(deeper(1)); }, nullptr);
    pthread_join(thread, nullptr);
}
