//: about: throws what nobody catches, in the library
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 9: an exception was thrown that nobody caught: std::out_of_range: vector::_M_range_check
#include <vector>

int main()
{   std::vector<int> none;
    return none.at(3);
}
