//: about: one mapping that is made larger and larger
//: outcome: memory_limit
#include <cstring>
#include <sys/mman.h>

int main()
{
    constexpr std::size_t step = 4'194'304;
    std::size_t size = step;
    char *memory = static_cast<char *>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    for (;;) {
        std::memset(memory + size - step, 1, step);
        memory = static_cast<char *>(mremap(memory, size, size + step, MREMAP_MAYMOVE));
        size += step;
    }
}
