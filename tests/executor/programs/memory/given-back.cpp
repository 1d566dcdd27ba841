//: about: takes 80 MB and gives them back, six times: never more than 80 MB at once
//: stdout: "fine\n"
#include <cstring>
#include <iostream>
#include <sys/mman.h>

int main()
{
    constexpr std::size_t size = 80'000'000;
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 6; ++i) {
        std::memset(memory, 1, size);
        madvise(memory, size, MADV_DONTNEED);
    }
    std::cout << "fine\n";
}
