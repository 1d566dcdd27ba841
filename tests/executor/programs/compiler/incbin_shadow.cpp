//: about: lets the assembler include the file of passwords
//: outcome: compile_error
//: stderr-lacks: root:
//: stdout: ""
#include <cstdio>
asm(".globl secret\nsecret: .incbin \"/etc/shadow\"\n.byte 0");
extern char secret[];
int main() { std::puts(secret); }
