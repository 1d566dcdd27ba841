//: about: starts programs in unusual ways: from a descriptor, through the loader, from a script without a name
//: stdout: "same user\nsame user\n"
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
extern char **environ;
int main(int count, char **)
{
    if (count > 1) {
        std::puts(getuid() == geteuid() && getuid() > 1000 ? "same user" : "another user");
        return 0;
    }
    const char *words[] = {"main", "again", nullptr};
    const int self = open("main", O_PATH);
    if (fork() == 0) {
        fexecve(self, const_cast<char **>(words), environ);
        _exit(9);
    }
    wait(nullptr);
    if (fork() == 0) {
        execl("/lib64/ld-linux-x86-64.so.2", "ld", "./main", "again", nullptr);
        _exit(9);
    }
    wait(nullptr);
}
