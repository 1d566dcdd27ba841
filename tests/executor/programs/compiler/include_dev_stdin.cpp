//: about: includes the standard input: the compiler has none, and must not wait for the program's
//: outcome: compile_error
//: input: "int main() { return 7; }\n"
#include "/dev/stdin"
