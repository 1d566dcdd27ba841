//: about: listens for others on TCP, UDP and SCTP, also without a bind
//: stdout: "refused\n"
#include <cstdio>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>
int main()
{
    bool refused = true;
    for (const int protocol : {0, 6, 17, 132, 262}) // the kernel's choice, TCP, UDP, SCTP, MPTCP
        for (const int family : {AF_INET, AF_INET6})
            for (const int kind : {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET}) {
                const int s = socket(family, kind, protocol);
                refused &= s < 0 && listen(s, 1) != 0;
            }
    std::puts(refused ? "refused" : "listens");
}
