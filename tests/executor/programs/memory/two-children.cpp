//: about: two children that take 150 MB each, together more than there is
//: outcome: memory_limit
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    for (int i = 0; i < 2; ++i) {
        if (fork() == 0) {
            void *memory = std::malloc(150'000'000);
            std::memset(memory, 1, 150'000'000);
            asm volatile("" : : "r"(memory) : "memory");
            sleep(1000);
            _exit(0);
        }
    }
    wait(nullptr);
    wait(nullptr);
}
