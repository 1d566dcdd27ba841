//: about: what is left of sockets works: pairs of every type, a named one, credentials that cannot be forged
//: stdout: "stream\ndgram\nseqpacket\nnamed\nforging refused\n"
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
int main()
{
    char text[99] = "";
    int pair[2];
    const char *names[] = {"stream", "dgram", "seqpacket"};
    for (int i = 0; const int type : {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET}) {
        socketpair(AF_UNIX, type, 0, pair);
        send(pair[0], names[i], std::strlen(names[i]) + 1, 0);
        recv(pair[1], text, sizeof text, 0);
        std::puts(text);
        i++;
    }
    const sockaddr_un address{AF_UNIX, "named"};
    const int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    listen(server, 1);
    connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    send(client, "named", 6, 0);
    recv(accept(server, nullptr, nullptr), text, sizeof text, 0);
    std::puts(text);
    // Somebody else's name in the credentials that go with a message.
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(ucred))]{};
    iovec part{text, 1};
    msghdr header{nullptr, 0, &part, 1, control, sizeof control, 0};
    cmsghdr *attached = CMSG_FIRSTHDR(&header);
    attached->cmsg_level = SOL_SOCKET;
    attached->cmsg_type = SCM_CREDENTIALS;
    attached->cmsg_len = CMSG_LEN(sizeof(ucred));
    const ucred forged{1, 0, 0};
    std::memcpy(CMSG_DATA(attached), &forged, sizeof forged);
    std::puts(sendmsg(pair[0], &header, 0) < 0 ? "forging refused" : "forged");
}
