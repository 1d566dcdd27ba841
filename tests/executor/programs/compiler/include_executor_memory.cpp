//: about: includes the memory map of the executor
//: outcome: compile_error
//: stderr-lacks: r-xp
//: stderr-contains: /proc/1/maps
#include "/proc/1/maps"
int main() {}
