//: about: processes with tens of thousands of mappings each: memory of the kernel that nobody is charged for
//: outcome: memory_limit
#include <cstddef>
#include <sys/mman.h>
#include <unistd.h>

int main()
{
    constexpr std::size_t page = 4096;
    constexpr std::size_t count = 65'000;
    for (int i = 0; i < 120; ++i) {
        if (fork() != 0)
            continue;
        char *memory = static_cast<char *>(
            mmap(nullptr, count * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
        for (std::size_t at = 0; at < count; at += 2) {
            if (mprotect(memory + at * page, page, PROT_READ) != 0)
                break;
        }
        pause();
    }
    pause();
}
