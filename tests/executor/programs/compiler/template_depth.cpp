//: about: a template without an end to its recursion
//: outcome: compile_error
//: stderr-contains: depth exceeds
template<int n> struct Endless : Endless<n + 1>
{
};
int main() { Endless<0> endless; }
