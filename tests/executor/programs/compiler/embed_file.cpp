//: about: #embed, where the compiler knows it, of a file without end and of the file of passwords
//: outcome: compile_error
//: stderr-lacks: root:
const unsigned char zeros[] = {
#embed "/dev/zero"
};
const unsigned char shadow[] = {
#embed "/etc/shadow"
};
int main() {}
