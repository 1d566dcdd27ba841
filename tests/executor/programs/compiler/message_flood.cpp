//: about: 10,000 messages on purpose: what a compiler says of a program that compiles is none of its output
//: output-bytes: 100
//: stdout: ""
//: stderr: ""
#define M0 _Pragma("message(\"again\")")
#define M1 M0 M0 M0 M0 M0 M0 M0 M0 M0 M0
#define M2 M1 M1 M1 M1 M1 M1 M1 M1 M1 M1
#define M3 M2 M2 M2 M2 M2 M2 M2 M2 M2 M2
M3 M3 M3 M3 M3 M3 M3 M3 M3 M3
int main() {}
