//: about: sections that ask the linker for other libraries, an interpreter or a search path
//: stdout: "unharmed\n"
#include <cstdio>
asm(".section .deplibs,\"MS\",@progbits,1\n.asciz \"/etc/shadow\"\n.text");
asm(".section .note.evil,\"a\"\n.asciz \"INPUT(/etc/shadow)\"\n.text");
int main() { std::puts("unharmed"); }
