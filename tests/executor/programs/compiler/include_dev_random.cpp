//: about: includes random bytes without end
//: outcome: memory_limit
#include "/dev/urandom"
int main() {}
