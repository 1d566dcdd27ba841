//: about: reads a value that is not there
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 10: there is no value in it
#include <optional>

int main()
{
    std::optional<int> none;
    return *none;
}
