//: about: four threads that sleep for as short as they can, for ever
//: outcome: timeout
//: wall-ms: 800
#include <ctime>
#include <thread>

int main()
{
    const auto nap = [] {
        const timespec shortest{0, 1};
        for (;;)
            nanosleep(&shortest, nullptr);
    };
    std::thread threads[]{std::thread(nap), std::thread(nap), std::thread(nap)};
    nap();
}
