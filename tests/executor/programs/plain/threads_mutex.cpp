//: about: threads with a mutex, a condition variable, atomics, a latch, stop tokens and thread-local data
//: stdout: "40000 40000\nready\nstopped\n4\n"
#include <atomic>
#include <condition_variable>
#include <iostream>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

thread_local int mine = 0;

int main()
{
    std::mutex mutex;
    std::condition_variable changed;
    std::atomic<int> atomic = 0;
    int count = 0, locals = 0;
    bool ready = false;
    std::vector<std::jthread> threads;
    std::latch done(4);
    for (int i = 0; i < 4; i++)
        threads.emplace_back([&] {
            for (int n = 0; n < 10'000; n++) {
                ++atomic;
                std::lock_guard lock(mutex);
                count++;
            }
            mine++;
            {
                std::lock_guard lock(mutex);
                locals += mine;
            }
            done.count_down();
        });
    done.wait();
    std::cout << count << ' ' << atomic << '\n';
    std::thread setter([&] { std::lock_guard lock(mutex); ready = true; changed.notify_one(); });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready; });
    }
    std::cout << "ready\n";
    setter.join();
    std::jthread waiter([](std::stop_token stop) { while (!stop.stop_requested()) std::this_thread::yield(); });
    waiter.request_stop();
    waiter.join();
    std::cout << "stopped\n" << locals << '\n';
}
