//: about: 50,000 lines on cerr and what cout and C's streams print in between, also after sync_with_stdio(false)
//: output-bytes: 2000000
//: stdout-contains: out 4900
//: stderr-contains: err 49999
#include <cstdio>
#include <iostream>

int main()
{
    for (int i = 0; i < 50'000; ++i) {
        std::cerr << "err " << i << std::endl;
        if (i == 25'000)
            std::ios::sync_with_stdio(false);
        if (i % 100 == 0) {
            std::cout << "out " << i / 10 << std::endl;
            std::fprintf(stderr, "C %d\n", i);
        }
    }
}
