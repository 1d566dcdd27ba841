//: about: many processes that each map much and read a byte in each 2 MB: nothing but page tables
//: outcome: memory_limit
//: self-test: A program that makes the system use memory for it is stopped.
#include <cstddef>
#include <sys/mman.h>
#include <unistd.h>

int main()
{
    constexpr std::size_t size = 4UL << 30;
    for (int i = 0; i < 60; ++i) {
        if (fork() != 0)
            continue;
        void *memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        volatile const char *bytes = static_cast<const char *>(memory);
        for (std::size_t at = 0; at < size; at += 2UL << 20)
            (void)bytes[at];
        pause();
    }
    pause();
}
