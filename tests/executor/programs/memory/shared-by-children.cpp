//: about: memory that children share and fill together
//: outcome: memory_limit
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    constexpr long size = 400'000'000;
    char *memory = static_cast<char *>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    for (int i = 0; i < 4; ++i) {
        if (fork() == 0) {
            for (long at = i * size / 4; at < (i + 1) * size / 4; at += 4096)
                memory[at] = 1;
            pause();
        }
    }
    while (wait(nullptr) > 0) {}
}
