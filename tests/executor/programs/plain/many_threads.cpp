//: about: forty threads at once, each with a megabyte of stack in use
//: stdout: "40\n"
#include <atomic>
#include <barrier>
#include <cstdio>
#include <cstring>
#include <thread>
#include <vector>

int main()
{
    std::atomic<int> count = 0;
    std::barrier all(40);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 40; i++)
            threads.emplace_back([&] {
                char data[1 << 20];
                std::memset(data, 1, sizeof data);
                asm volatile("" : : "r"(data) : "memory");
                all.arrive_and_wait();
                ++count;
            });
    }
    std::printf("%d\n", count.load());
}
