//: about: makes itself set-user-id and starts itself again: it stays who it is
//: stdout: "again same\n"
#include <cstdio>
#include <cstring>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
int main(int count, char **words)
{
    if (count > 1) {
        std::printf("again %s\n", std::to_string(geteuid()) == words[1] && geteuid() == getuid() ? "same" : "changed");
        return 0;
    }
    chmod(words[0], 06755);
    const std::string me = std::to_string(getuid());
    execl(words[0], words[0], me.c_str(), nullptr);
    std::puts("not started");
}
