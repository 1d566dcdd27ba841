//: about: the first thread ends, another takes memory without end
//: outcome: memory_limit
#include <pthread.h>

#include <vector>

static void *take(void *)
{
    std::vector<std::vector<char>> taken;
    for (;;)
        taken.emplace_back(1'000'000, 'x');
}

int main()
{
    pthread_t thread;
    pthread_create(&thread, nullptr, take, nullptr);
    pthread_exit(nullptr);
}
