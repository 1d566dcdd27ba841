//: about: 64 GB of zeros, which take no room until they are touched
//: stdout: "0\n"
#include <cstdio>
static char zeros[64ull << 30];
int main(int count, char **) { std::printf("%d\n", zeros[count * 1'000'000'000ull]); }
