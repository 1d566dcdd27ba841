//: about: two functions that call each other without end and keep objects
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: calls inside calls without end
#include <string>
#include <vector>

std::vector<int> even(std::string text);

std::vector<int> odd(std::string text)
{
    auto numbers = even(text + "x");
    numbers.push_back(1);
    return numbers;
}

std::vector<int> even(std::string text)
{
    return odd(text.substr(1));
}

int main()
{
    return static_cast<int>(odd("abc").size());
}
