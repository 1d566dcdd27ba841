//: about: takes 400 MB at once and uses them
//: outcome: memory_limit
//: stdout: ""
#include <cstdlib>
#include <cstring>

int main()
{
    void *memory = std::malloc(400'000'000);
    std::memset(memory, 1, 400'000'000);
    asm volatile("" : : "r"(memory) : "memory");
}
