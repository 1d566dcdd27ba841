//: about: lets the assembler include a file without end
//: outcome: compile_error
asm(".incbin \"/dev/zero\"");
int main() {}
