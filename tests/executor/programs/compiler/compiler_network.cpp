//: about: includes that look like addresses: nothing is fetched
//: outcome: compile_error
//: stderr-contains: No such file
#include "http://127.0.0.1:8765/"
#include "//127.0.0.1/share/x.h"
#include "/dev/tcp/127.0.0.1/8765"
int main() {}
