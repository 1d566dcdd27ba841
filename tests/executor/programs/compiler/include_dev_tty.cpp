//: about: includes a terminal, which is not there
//: outcome: compile_error
//: stderr-contains: /dev/tty
#include "/dev/tty"
int main() {}
