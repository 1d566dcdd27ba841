//: about: an assembler macro that calls itself twice
//: outcome: compile_error
//: within-ms: 60000
asm(".macro bomb\nbomb\nbomb\n.endm\nbomb");
int main() {}
