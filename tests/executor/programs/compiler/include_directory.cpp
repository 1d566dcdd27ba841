//: about: includes directories
//: outcome: compile_error
//: within-ms: 9000
#include "."
#include "/"
#include "/proc/self/fd"
int main() {}
