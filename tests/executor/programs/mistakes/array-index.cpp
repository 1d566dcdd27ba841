//: about: an index past an array, in a loop that goes one too far
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 12: index 5 out of bounds for type 'int [5]'
//: stdout-contains: 1 2 3 4 5
#include <iostream>

int main()
{
    int numbers[5] = {1, 2, 3, 4, 5};
    for (int i = 0; i <= 5; ++i)
        std::cout << numbers[i] << ' ';
}
