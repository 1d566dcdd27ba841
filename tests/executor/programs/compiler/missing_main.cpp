//: about: no main(): the linker's words are a compile error too
//: outcome: compile_error
//: stderr-contains: main
int not_main() { return 0; }
