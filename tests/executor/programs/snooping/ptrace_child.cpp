//: about: a child asks to be traced by its parent, and a parent attaches to its child: refused, as is core reading
//: stdout: "traceme refused\nattach refused\nseize refused\n"
#include <csignal>
#include <cstdio>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
int main()
{
    int status = 0;
    if (fork() == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0);
    wait(&status);
    std::puts(status == 0 ? "traceme refused" : "traced");
    const pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    std::puts(ptrace(PTRACE_ATTACH, child, nullptr, nullptr) != 0 ? "attach refused" : "attached");
    std::puts(ptrace(PTRACE_SEIZE, child, nullptr, nullptr) != 0 ? "seize refused" : "seized");
    kill(child, SIGKILL);
}
