//: about: directories without any permission, in each of a hundred places
//: stdout: "done\n"
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
int main()
{
    for (int i = 0; i < 100; i++) {
        const std::string outer = "d" + std::to_string(i), inner = outer + "/x";
        mkdir(outer.c_str(), 0700);
        mkdir(inner.c_str(), 0700);
        close(open((inner + "/f").c_str(), O_CREAT | O_WRONLY, 0));
        chmod(inner.c_str(), 0);
        chmod(outer.c_str(), i % 2 ? 0 : 0111);
    }
    chmod("../tmp", 0);
    chmod("..", 0);
    chmod(".", 0);
    std::puts("done");
}
