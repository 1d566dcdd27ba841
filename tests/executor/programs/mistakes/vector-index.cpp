//: about: an index past a vector, in a function called by an algorithm
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 10: index out of range (std::vector::operator[])
#include <algorithm>
#include <iostream>
#include <vector>

static int at(const std::vector<int> &numbers, int index)
{   return numbers[index];
}
int main()
{
    std::vector<int> numbers(3);
    std::for_each(numbers.begin(), numbers.end(), [&](int each) { std::cout << at(numbers, each + 5) << '\n'; });
}
