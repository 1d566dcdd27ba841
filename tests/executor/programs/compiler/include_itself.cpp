//: about: includes itself twice at each level: two to the power of 200 files
//: outcome: compile_error
//: stderr-contains: nested depth
#include __FILE__
#include __FILE__
int main() {}
