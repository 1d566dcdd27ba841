//: about: starts 1000 threads that sleep
//: outcome: process_limit
#include <unistd.h>

#include <system_error>
#include <thread>
#include <vector>

int main()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 1000; ++i) {
        try {
            threads.emplace_back([] { pause(); });
        } catch (const std::system_error &) {
            usleep(1000);
        }
    }
    pause();
}
