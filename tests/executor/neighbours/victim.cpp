#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main()
{
    char line[99] = "", place[999] = "";
    std::scanf("%98s", line);
    setenv("SECRET", line, 1);
    const int shared = open("/dev/shm/s3cret", O_CREAT | O_RDWR, 0600);
    write(shared, line, 6);
    semget(4242, 1, IPC_CREAT | 0600);
    const int server = socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address{AF_UNIX, "\0s3cret"};
    bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    listen(server, 1);
    std::printf("%d %s\n", getpid(), getcwd(place, sizeof place));
    std::fflush(stdout);
    std::scanf("%98s", line);
    std::printf("got %s\n", line);
}
