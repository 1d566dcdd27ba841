//: about: an assembler macro that repeats itself a thousand million times
//: outcome: compile_error
asm(".rept 1000000000\n.quad 0x0102030405060708\n.endr");
int main() {}
