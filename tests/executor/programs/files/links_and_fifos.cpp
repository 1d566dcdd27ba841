//: about: symbolic links in circles and to everywhere, hard links, FIFOs, sockets
//: stdout: "40 1\n"
#include <cstdio>
#include <string>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
int main()
{
    symlink("circle", "circle");
    symlink("/proc/self/cwd", "self");
    symlink("/opt/learncode/executor", "executor");
    close(open("one", O_CREAT | O_WRONLY, 0600));
    for (int i = 0; i < 39; i++)
        link("one", ("one" + std::to_string(i)).c_str());
    mkfifo("fifo", 0);
    const int server = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, "socket"};
    const bool bound = bind(server, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    struct stat info{};
    stat("one", &info);
    std::printf("%d %d\n", static_cast<int>(info.st_nlink), bound);
}
