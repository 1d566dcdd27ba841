//: about: sends datagrams out, also by sendmmsg and by TCP's fast open
//: stdout: "nothing sent\n"
#include <arpa/inet.h>
#include <cstdio>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>
int main()
{
    bool nothing = true;
    for (const char *host : {"8.8.8.8", "127.0.0.11", "255.255.255.255", "172.17.0.1"}) {
        sockaddr_in address{AF_INET, htons(53), {inet_addr(host)}, {}};
        const int udp = socket(AF_INET, SOCK_DGRAM, 0);
        nothing &= sendto(udp, "x", 1, 0, reinterpret_cast<sockaddr *>(&address), sizeof address) < 0;
        const int tcp = socket(AF_INET, SOCK_STREAM, 0);
        nothing &= sendto(tcp, "x", 1, MSG_FASTOPEN, reinterpret_cast<sockaddr *>(&address), sizeof address) < 0;
        int pair[2];
        socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
        nothing &= sendto(pair[0], "x", 1, 0, reinterpret_cast<sockaddr *>(&address), sizeof address) < 0;
    }
    std::puts(nothing ? "nothing sent" : "sent");
}
