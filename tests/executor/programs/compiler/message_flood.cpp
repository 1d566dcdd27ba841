//: about: 10,000 messages on purpose: #pragma message prints though all warnings are off
//: outcome: compile_error
//: output-bytes: 100000
//: truncated: true
//: stderr-contains: again
#define M0 _Pragma("message(\"again\")")
#define M1 M0 M0 M0 M0 M0 M0 M0 M0 M0 M0
#define M2 M1 M1 M1 M1 M1 M1 M1 M1 M1 M1
#define M3 M2 M2 M2 M2 M2 M2 M2 M2 M2 M2
M3 M3 M3 M3 M3 M3 M3 M3 M3 M3
int main() {}
