//: about: /tmp from wherever a program stands: streams, file systems, C's functions, temporary files, raw system calls
//: stdout: "one\none\none\ntwo\nthree\nhere\nfound a\nraw\n"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
namespace fs = std::filesystem;
int main()
{
    const int raw = syscall(SYS_open, "/tmp/raw", O_CREAT | O_RDWR, 0600);
    fs::create_directory("sub");
    for (const char *place : {".", "sub", "/"}) {
        if (chdir(place) != 0)
            return 1;
        std::ofstream("/tmp/a") << "one\n";
        std::string line;
        std::getline(std::ifstream("/tmp/a"), line);
        std::cout << line << std::endl;
    }
    fs::create_directories("/tmp/d/e");
    fs::copy_file("/tmp/a", "/tmp/d/e/a");
    fs::rename("/tmp/d/e/a", "/tmp/two");
    if (!fs::exists("/tmp/two") || fs::file_size("/tmp/two") != 4 || fs::is_empty("/tmp") || fs::exists("/tmp/d/e/a"))
        return 2;
    std::puts("two");
    char name[] = "/tmp/nameXXXXXX.txt";
    const int fd = mkstemps(name, 4);
    struct stat info;
    if (fd < 0 || stat(name, &info) != 0 || std::strncmp(name, "/tmp/name", 9) != 0 || std::strcmp(name + 15, ".txt") != 0 || unlink(name) != 0)
        return 3;
    char directory[] = "/tmp/dXXXXXX";
    if (mkdtemp(directory) != directory || rmdir(directory) != 0)
        return 4;
    std::FILE *file = std::tmpfile();
    if (!file || std::fputs("three", file) < 0)
        return 5;
    std::rewind(file);
    char text[9] = "";
    std::puts(std::fgets(text, sizeof text, file));
    std::fflush(stdout);
    if (std::system("cd /; echo here > /tmp/x; cat /tmp/x; rm /tmp/x") != 0)
        return 6;
    for (const auto &entry : fs::directory_iterator("/tmp"))
        if (entry.path() == "/tmp/a")
            std::puts("found a");
    std::puts(raw >= 0 && fs::exists("/tmp/raw") ? "raw" : "lost");
}
