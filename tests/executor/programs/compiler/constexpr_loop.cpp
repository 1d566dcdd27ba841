//: about: a loop at compile time without an end: the compiler itself counts and gives up
//: outcome: compile_error
//: stderr-contains: constexpr
constexpr int endless()
{
    int n = 0;
    for (;;)
        n ^= 1;
    return n;
}
constexpr int result = endless();
int main() {}
