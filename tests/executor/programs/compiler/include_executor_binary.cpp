//: about: includes the executor itself, to read it in the error messages
//: outcome: compile_error
//: stderr-lacks: ELF
#include "/opt/learncode/executor"
int main() {}
