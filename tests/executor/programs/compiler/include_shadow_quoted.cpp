//: about: includes the file of passwords, by a macro and by a path with detours
//: outcome: compile_error
//: stderr-lacks: root:
#define SECRET "/usr/include/../../etc/./shadow"
#include SECRET
int main() {}
