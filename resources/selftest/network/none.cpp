//: about: tries to reach the internet, the local network and the executor
//: stdout: "done\n"
//: self-test: A program reaches no network.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <iostream>

static void attempt(const char *host, int port)
{
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return;
    const timeval oneSecond{1, 0};
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &oneSecond, sizeof oneSecond);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, host, &address.sin_addr);
    if (connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        std::cout << "reached " << host << "\n";
    close(fd);
}

int main()
{
    attempt("1.1.1.1", 443);
    attempt("192.168.0.1", 80);
    attempt("127.0.0.1", 8765);
    std::cout << "done\n";
}
