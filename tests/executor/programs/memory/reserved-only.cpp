//: about: reserves a terabyte and uses one page of it: nothing bad
//: stdout: "fine\n"
#include <iostream>
#include <sys/mman.h>

int main()
{
    void *memory =
        mmap(nullptr, 1'000'000'000'000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return 1;
    static_cast<char *>(memory)[500'000'000'000] = 1;
    std::cout << "fine\n";
}
