//: about: a program that names another dynamic loader for itself: it is started with the run's own rights or not at all
//: stdout-lacks: root
#include <cstdio>
#include <unistd.h>
const char interpreter[] __attribute__((section(".interp"))) = "/opt/learncode/executor";
int main() { std::printf("%d\n", getuid() == 0); }
