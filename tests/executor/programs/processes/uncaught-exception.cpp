//: about: throws what nobody catches
//: outcome: signal
//: signal: SIGABRT
//: stderr-contains: out_of_range
#include <vector>

int main()
{
    std::vector<int> none;
    return none.at(3);
}
