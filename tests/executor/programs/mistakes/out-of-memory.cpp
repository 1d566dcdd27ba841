//: about: asks for more memory than there can be: the exception that says so
//: outcome: signal
//: signal: SIGABRT
//: message-contains: an exception was thrown that nobody caught: std::bad_alloc.
#include <vector>

int main()
{
    std::vector<long long> numbers;
    numbers.resize(1'000'000'000'000);
}
