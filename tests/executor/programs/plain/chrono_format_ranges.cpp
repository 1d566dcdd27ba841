//: about: clocks, dates, format, ranges
//: stdout: "1 1\n2024-3-1\n[  3.14]\n2,4,6\n"
#include <chrono>
#include <format>
#include <iostream>
#include <ranges>
#include <thread>
#include <utility>

int main()
{
    using namespace std::chrono;
    const auto before = steady_clock::now();
    std::this_thread::sleep_for(20ms);
    std::cout << (steady_clock::now() - before >= 20ms) << ' ' << (system_clock::now() > sys_days(2024y / May / 1)) << '\n';
    const year_month_day day = sys_days(2024y / February / 29) + days(1);
    std::cout << std::format("{}-{}-{}\n", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    std::cout << std::format("[{:6.2f}]\n", 3.14159);
    bool first = true;
    for (int n : std::views::iota(1, 8) | std::views::filter([](int n) { return n % 2 == 0; }))
        std::cout << (std::exchange(first, false) ? "" : ",") << n;
    std::cout << '\n';
}
