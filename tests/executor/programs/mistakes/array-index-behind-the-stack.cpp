//: about: writes far behind an array whose length the function does not know
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 9: memory was used that does not belong to the program.
#include <iostream>

void fill(int *numbers, int count)
{
    numbers[count] = 1;
}

int main()
{
    int numbers[5] = {};
    fill(numbers, 100'000);
    std::cout << numbers[0];
}
