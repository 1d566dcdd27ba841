//: about: includes the environment of the executor, where its token was
//: outcome: compile_error
//: stderr-lacks: TOKEN
//: stderr-contains: /proc/1/environ
#include "/proc/1/environ"
int main() {}
