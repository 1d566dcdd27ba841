//: about: every signal to the executor, by every call that can send one: Piston fell to SIGSTOP
//: stdout: "tried\n"
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    for (int signal = 0; signal <= 64; signal++) {
        if (kill(1, signal) == 0 || syscall(SYS_tkill, 1, signal) == 0 || syscall(SYS_tgkill, 1, 1, signal) == 0)
            std::printf("signal %d\n", signal);
        siginfo_t info{};
        info.si_code = SI_QUEUE;
        if (syscall(SYS_rt_sigqueueinfo, 1, signal, &info) == 0 || syscall(SYS_rt_tgsigqueueinfo, 1, 1, signal, &info) == 0)
            std::printf("queued %d\n", signal);
        if (kill(getppid(), signal) == 0)
            std::printf("parent %d\n", signal);
    }
    const int process = static_cast<int>(syscall(SYS_pidfd_open, 1, 0));
    if (process >= 0 && syscall(SYS_pidfd_send_signal, process, SIGSTOP, nullptr, 0) == 0)
        std::puts("by descriptor");
    // The kernel itself sends one to the owner of a descriptor.
    int ends[2];
    pipe(ends);
    fcntl(ends[0], F_SETSIG, SIGKILL);
    if (fcntl(ends[0], F_SETOWN, 1) == 0) {
        fcntl(ends[0], F_SETFL, O_ASYNC | O_NONBLOCK);
        write(ends[1], "x", 1);
    }
    std::puts("tried");
}
