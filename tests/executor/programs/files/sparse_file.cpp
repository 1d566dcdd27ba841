//: about: a file of a terabyte with nothing in it: the limit of a file ends the program
//: outcome: output_limit
//: truncated: false
//: message-contains: larger than
#include <fcntl.h>
#include <unistd.h>
int main() { return ftruncate(open("sparse", O_CREAT | O_WRONLY, 0600), 1LL << 40); }
