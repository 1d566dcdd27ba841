//: about: includes a file without end: the compiler must not read for ever
//: outcome: memory_limit
#include "/dev/zero"
int main() {}
