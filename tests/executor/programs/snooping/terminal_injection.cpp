//: about: the ioctls that type and paste into terminals, with garbage in the upper half of the request
//: stdout: "refused\n"
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <initializer_list>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    const int terminal = posix_openpt(O_RDWR);
    grantpt(terminal);
    unlockpt(terminal);
    const int other = open(ptsname(terminal) ? ptsname(terminal) : "", O_RDWR);
    ioctl(other, TIOCSCTTY, 0); // its own controlling terminal now, into which the kernel would let it type
    char letter = 'x';
    int plain = 0; // N_TTY
    bool refused = true;
    for (const long garbage : {0L, 1L << 32, -1L << 32})
        for (const int fd : {terminal, other, 0, 1, 2}) {
            refused &= syscall(SYS_ioctl, fd, TIOCSTI | garbage, &letter) != 0;
            refused &= syscall(SYS_ioctl, fd, TIOCLINUX | garbage, &letter) != 0;
            refused &= syscall(SYS_ioctl, fd, TIOCCONS | garbage, 0) != 0;
            refused &= syscall(SYS_ioctl, fd, TIOCSETD | garbage, &plain) != 0; // also to what it is already
        }
    std::puts(refused ? "refused" : "typed");
}
