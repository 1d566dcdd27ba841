//: about: the assembler reads a line without an end
//: outcome: memory_limit
asm(".include \"/dev/zero\"");
int main() {}
