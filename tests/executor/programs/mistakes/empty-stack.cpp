//: about: takes from an empty stack
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 10: there is no element: it is empty
#include <stack>

int main()
{
    std::stack<int> numbers;
    numbers.pop();
}
