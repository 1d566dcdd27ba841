//: about: the assembler quotes lines that it does not understand: .include makes it quote other files
//: outcome: compile_error
//: stderr-lacks: TOKEN
//: stderr-lacks: root:
//: stderr-lacks: r-xp
asm(".include \"/etc/shadow\"");
asm(".include \"/proc/1/environ\"");
asm(".include \"/proc/1/maps\"");
int main() {}
