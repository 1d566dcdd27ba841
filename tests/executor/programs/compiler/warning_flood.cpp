//: about: warnings of many megabytes before an error: what is shown ends at the compiler's own limit
//: outcome: compile_error
//: message-contains: The compiler printed more than 512 KB
//: truncated: true
#define E0(n) int x##n;
#define E1(n) E0(n##0) E0(n##1) E0(n##2) E0(n##3) E0(n##4) E0(n##5) E0(n##6) E0(n##7) E0(n##8) E0(n##9)
#define E2(n) E1(n##0) E1(n##1) E1(n##2) E1(n##3) E1(n##4) E1(n##5) E1(n##6) E1(n##7) E1(n##8) E1(n##9)
#define E3(n) E2(n##0) E2(n##1) E2(n##2) E2(n##3) E2(n##4) E2(n##5) E2(n##6) E2(n##7) E2(n##8) E2(n##9)
int main() { E3(1) E3(2) E3(3) no_such_name; }
