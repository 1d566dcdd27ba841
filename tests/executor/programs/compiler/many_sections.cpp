//: about: a program of many sections and symbols for the linker: 5,000 of each
//: outcome: ok
//: stdout: "linked\n"
#include <cstdio>
asm(".altmacro\n.macro one n\n.section .many.\\n,\"a\"\n.globl symbol_\\n\nsymbol_\\n: .byte 1\n.endm\n"
    ".set i, 0\n.rept 5000\none %i\n.set i, i + 1\n.endr\n.text");
int main() { std::puts("linked"); }
