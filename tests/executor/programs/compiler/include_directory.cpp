//: about: includes directories
//: outcome: compile_error
#include "."
#include "/"
#include "/proc/self/fd"
int main() {}
