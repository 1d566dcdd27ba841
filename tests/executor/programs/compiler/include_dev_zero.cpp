//: about: includes a file without end: the compiler must not read for ever
//: outcome: memory_limit
//: within-ms: 40000
#include "/dev/zero"
int main() {}
