//: about: includes every descriptor that the compiler may have inherited
//: outcome: compile_error
//: stderr-lacks: learncode
#if __has_include("/proc/self/fd/3")
#include "/proc/self/fd/3"
#endif
#if __has_include("/proc/self/fd/4")
#include "/proc/self/fd/4"
#endif
#if __has_include("/proc/self/fd/5")
#include "/proc/self/fd/5"
#endif
#include "/proc/self/fd/200"
int main() {}
