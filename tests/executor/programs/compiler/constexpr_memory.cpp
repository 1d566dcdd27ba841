//: about: memory without end, allocated at compile time
//: outcome: memory_limit
#include <vector>
constexpr int hoard()
{
    std::vector<int> all;
    for (int i = 0; i < 30'000'000; i++)
        all.push_back(i);
    return all.size();
}
constexpr int result = hoard();
int main() {}
