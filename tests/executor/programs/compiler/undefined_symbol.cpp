//: about: a function that is nowhere
//: outcome: compile_error
//: stderr-contains: nowhere
void nowhere();
int main() { nowhere(); }
