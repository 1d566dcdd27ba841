//: about: includes a terminal, which is not there
//: outcome: compile_error
//: stderr-contains: /dev/tty
//: within-ms: 9000
#include "/dev/tty"
int main() {}
