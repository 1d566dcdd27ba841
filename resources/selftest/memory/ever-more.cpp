//: about: takes memory until it is stopped
//: outcome: memory_limit
//: self-test: A program that takes ever more memory is stopped.
#include <vector>

int main()
{
    std::vector<std::vector<char>> taken;
    for (;;)
        taken.emplace_back(8'000'000, 'x');
}
