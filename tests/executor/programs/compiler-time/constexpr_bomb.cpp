//: about: thousands of loops at compile time, each just below the compiler's own limit: stopped by ours
//: outcome: compile_error
//: message-contains: compiler
#include <utility>

template<int n> constexpr int busy()
{
    int sum = n;
    for (int i = 0; i < 200'000; i++)
        sum ^= i;
    return sum;
}

template<int n> constexpr int done = busy<n>();

template<int... n> int all(std::integer_sequence<int, n...>)
{
    const int results[] = {done<n>...};
    return results[0];
}

int main()
{
    return all(std::make_integer_sequence<int, 50'000>());
}
