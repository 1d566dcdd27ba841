//: about: killed with a line and a half printed: at least the line is there
//: outcome: signal
//: signal: SIGKILL
//: stdout-contains: a whole line
#include <csignal>
#include <iostream>

int main()
{
    std::cout << "a whole line\nand a half";
    std::raise(SIGKILL);
}
