//: about: tries to read secrets and to change the system
//: stdout: "done\n"
//: self-test: A program can neither read nor change what is not its own.
#include <fstream>
#include <iostream>

int main()
{
    for (const char *path : {"/etc/shadow", "/proc/1/environ", "/proc/1/mem", "/opt/learncode/token"}) {
        if (std::ifstream(path).get() != EOF)
            std::cout << "read " << path << "\n";
    }
    for (const char *path :
         {"/changed", "/etc/changed", "/usr/bin/changed", "/work/changed", "/opt/learncode/changed"}) {
        if (std::ofstream(path))
            std::cout << "changed " << path << "\n";
    }
    std::cout << "done\n";
}
