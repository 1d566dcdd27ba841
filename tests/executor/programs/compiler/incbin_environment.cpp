//: about: lets the assembler, which runs in its own process, include environments and command lines
//: outcome: compile_error
//: stderr-lacks: TOKEN
asm(".globl secret\nsecret: .incbin \"/proc/1/environ\"\n.byte 0");
int main() {}
