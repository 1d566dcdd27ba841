//: about: the engine's socket, and others of the host's: not there
//: stdout: "none\n"
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <sys/socket.h>
#include <sys/un.h>
int main()
{
    bool none = true;
    for (const char *path : {"/var/run/docker.sock", "/run/containerd/containerd.sock", "/run/dbus/system_bus_socket", "/dev/log"})
        for (const int type : {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET}) {
            sockaddr_un address{AF_UNIX, {}};
            std::strcpy(address.sun_path, path);
            none &= connect(socket(AF_UNIX, type, 0), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0;
        }
    std::puts(none ? "none" : "reached");
}
