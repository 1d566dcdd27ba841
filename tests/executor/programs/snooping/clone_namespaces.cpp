//: about: clone() with each flag of a namespace, alone and among ordinary ones, and with garbage above
//: stdout: "refused\n"
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    bool refused = true;
    for (const long space : {0x00020000L, 0x02000000L, 0x04000000L, 0x08000000L, 0x10000000L, 0x20000000L, 0x40000000L})
        for (const long more : {long(SIGCHLD), 0x4000L | SIGCHLD, 0x00008000L, 0x0800L | SIGCHLD, long(0xdeadbeefUL << 32) | SIGCHLD}) {
            const long pid = syscall(SYS_clone, space | more, nullptr, nullptr, nullptr, nullptr);
            if (pid == 0)
                _exit(0);
            if (pid > 0 || (errno != EPERM && errno != EACCES && errno != EINVAL)) {
                std::printf("%lx with %lx: %ld\n", space, more, pid);
                refused = false;
            }
        }
    const long pid = syscall(SYS_clone, long(SIGCHLD), nullptr, nullptr, nullptr, nullptr); // or nothing would be shown
    if (pid == 0)
        _exit(0);
    std::puts(refused && pid > 0 ? "refused" : "not refused");
}
