//: about: an assembler macro that calls itself twice
//: outcome: compile_error
asm(".macro bomb\nbomb\nbomb\n.endm\nbomb");
int main() {}
