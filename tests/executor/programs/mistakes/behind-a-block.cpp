//: about: writes behind a block that is thrown away
//: outcome: signal
//: signal: SIGABRT
//: message-contains: memory behind a block was overwritten
#include <cstdio>

int main()
{
    int *numbers = new int[5];
    for (int i = 0; i < 500; ++i)
        numbers[i] = i;
    delete[] numbers;
    int *more = new int[100];
    delete[] more;
    std::puts("end");
}
