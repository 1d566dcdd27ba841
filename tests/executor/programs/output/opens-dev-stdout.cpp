//: about: opens its output by name, as on a plain machine
//: stdout: "one\ntwo\n"
//: stderr: "three\n"
#include <fstream>

int main()
{
    std::ofstream("/dev/stdout") << "one\n";
    std::ofstream("/proc/self/fd/1") << "two\n";
    std::ofstream("/dev/stderr") << "three\n";
}
