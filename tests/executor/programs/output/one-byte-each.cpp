//: about: 20,000 writes of one byte
//: stdout: "x" * 20000
#include <unistd.h>

int main()
{
    for (int i = 0; i < 20'000; ++i)
        write(1, "x", 1);
}
