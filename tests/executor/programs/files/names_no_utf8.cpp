//: about: every byte that a name may have, names of 255 bytes, and directories of such names
//: stdout: "made\n"
#include <cstdio>
#include <string>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
int main()
{
    bool made = true;
    for (int byte = 1; byte < 256; byte++) {
        if (byte == '/')
            continue;
        const std::string name = "n" + std::string(1, static_cast<char>(byte));
        const std::string longest(255, static_cast<char>(byte));
        made &= mkdir(name.c_str(), 0) == 0;
        if (byte != '.')
            made &= close(open(longest.c_str(), O_CREAT | O_WRONLY, 0)) == 0;
    }
    std::puts(made ? "made" : "not made");
}
