//: about: the assembler reads a line without an end
//: outcome: memory_limit
//: within-ms: 60000
asm(".include \"/dev/zero\"");
int main() {}
