//: about: the first thread ends and another one goes on and prints
//: stdout: "main ends\nthe thread goes on\n"
#include <pthread.h>
#include <unistd.h>

#include <cstdio>

static void *goOn(void *)
{
    usleep(300'000);
    std::puts("the thread goes on");
    return nullptr;
}

int main()
{
    pthread_t thread;
    pthread_create(&thread, nullptr, goOn, nullptr);
    std::puts("main ends");
    pthread_exit(nullptr);
}
