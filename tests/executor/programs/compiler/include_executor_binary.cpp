//: about: includes the executor itself, to read it in the error messages
//: outcome: compile_error
//: stderr-lacks: ELF
//: within-ms: 40000
#include "/opt/learncode/executor"
int main() {}
