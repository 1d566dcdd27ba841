//: about: lets the assembler include a file without end
//: outcome: compile_error
//: within-ms: 40000
asm(".incbin \"/dev/zero\"");
int main() {}
