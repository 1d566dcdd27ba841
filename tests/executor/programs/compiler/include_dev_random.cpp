//: about: includes random bytes without end
//: outcome: memory_limit
//: within-ms: 40000
#include "/dev/urandom"
int main() {}
