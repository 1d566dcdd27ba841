//: about: a pragma that looks at the age of files: it tells no contents
//: outcome: compile_error
//: stderr-lacks: root:
#pragma GCC dependency "/etc/shadow"
#error end
int main() {}
