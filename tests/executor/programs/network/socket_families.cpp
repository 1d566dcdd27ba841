//: about: sockets of all families and types, also with garbage in the upper half of the arguments
//: stdout: "only Unix sockets\n"
#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    bool only = true;
    for (long family = 0; family < 64; family++)
        for (const long type : {1L, 2L, 3L, 4L, 5L, 6L, 10L})
            for (const long garbage : {0L, 1L << 32, -1L << 32})
                for (const long call : {long(SYS_socket), long(SYS_socketpair)}) {
                    int pair[2];
                    if (family == AF_UNIX)
                        continue;
                    if (syscall(call, family | garbage, type, 0, pair) >= 0 || (errno != EPERM && errno != EACCES && errno != ENOSYS)) {
                        std::printf("%s family %ld type %ld: errno %d\n", call == SYS_socket ? "socket" : "pair", family, type, errno);
                        only = false;
                    }
                }
    int pair[2];
    std::puts(only && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 ? "only Unix sockets" : "others");
}
