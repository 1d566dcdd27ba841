//: about: TCP to the internet, to the host, to the executor: there is not even a socket
//: stdout: "no socket\n"
#include <arpa/inet.h>
#include <cstdio>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
int main()
{
    bool none = true;
    for (const char *host : {"1.1.1.1", "172.17.0.1", "169.254.169.254", "127.0.0.1"})
        for (const int port : {53, 443, 2375, 8765}) {
            const int s = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            none &= s < 0;
            sockaddr_in address{AF_INET, htons(port), {inet_addr(host)}, {}};
            if (connect(s, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
                std::printf("connected %s\n", host);
        }
    std::puts(none ? "no socket" : "sockets");
}
