//: about: string literals joined to a hundred megabytes by macros
//: outcome: memory_limit
#define A "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define B A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C
#define E D D D D D D D D D D D D D D D D
#define F E E E E E E E E E E E E E E E E
const char text[] = F F;
int main() { return no_such_name; }
