//: about: a static array of four gigabytes with a first value
//: outcome: compile_error
int a[1 << 30] = {1};
int main() { return a[0]; }
