//: about: an assembler directive that makes an object file of 64 GB
//: outcome: compile_error
asm(".section .data\n.fill 0x1000000000, 1, 1");
int main() {}
