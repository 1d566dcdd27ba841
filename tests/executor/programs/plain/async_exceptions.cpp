//: about: std::async, promises, packaged tasks, and exceptions that cross threads
//: stdout: "[0][1][4]\nfrom a promise\ncaught: no luck\n7\nnested: outer inner\n"
#include <future>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <vector>

int main()
{
    std::vector<std::future<int>> squares;
    for (int i = 0; i < 3; i++)
        squares.push_back(std::async(std::launch::async, [i] { return i * i; }));
    for (auto &square : squares)
        std::cout << '[' << square.get() << ']';
    std::promise<std::string> promise;
    std::jthread giver([&] { promise.set_value("from a promise"); });
    std::cout << '\n' << promise.get_future().get() << '\n';
    auto failing = std::async(std::launch::async, []() -> int { throw std::runtime_error("no luck"); });
    try {
        failing.get();
    } catch (const std::exception &e) {
        std::cout << "caught: " << e.what() << '\n';
    }
    std::packaged_task<int(int)> task([](int n) { return n + 1; });
    auto result = task.get_future();
    std::jthread(std::move(task), 6).join();
    std::cout << result.get() << '\n';
    try {
        try {
            throw std::logic_error("inner");
        } catch (...) {
            std::throw_with_nested(std::runtime_error("outer"));
        }
    } catch (const std::exception &e) {
        std::cout << "nested: " << e.what();
        try {
            std::rethrow_if_nested(e);
        } catch (const std::exception &inner) {
            std::cout << ' ' << inner.what() << '\n';
        }
    }
}
