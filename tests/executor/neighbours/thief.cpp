#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <initializer_list>
#include <sched.h>
#include <string>
#include <sys/ipc.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static void attempt(const std::string &name, bool succeeded)
{
    if (succeeded)
        std::printf("%s\n", name.c_str());
}

static bool opens(const std::string &path, int mode = O_RDONLY)
{
    return open(path.c_str(), mode, 0600) >= 0;
}

int main(int, char **words)
{
    const pid_t pid = std::atoi(words[1]);
    const std::string home = words[2], proc = "/proc/" + std::string(words[1]) + "/";
    for (const char *name : {"environ", "cmdline", "mem", "maps", "status", "stat", "io", "limits", "comm", "fd/0", "fd/3", "cwd/data.txt", "syscall", "auxv"})
        attempt(name, opens(proc + name));
    for (const char *name : {"mem", "oom_score_adj", "comm", "clear_refs", "fd/1"})
        attempt(std::string(name) + " for writing", opens(proc + name, O_WRONLY));
    for (const std::string &directory : {proc + "fd", proc + "task", home, std::string("/work"), std::string("/proc"), std::string("/dev/shm")}) {
        DIR *listed = opendir(directory.c_str());
        attempt("list " + directory, listed && readdir(listed));
    }
    for (const char *name : {"data.txt", "main", "main.cpp", "../tmp"}) {
        struct stat info{};
        attempt(std::string("stat ") + name, stat((home + "/" + name).c_str(), &info) == 0);
        attempt(std::string("read ") + name, opens(home + "/" + name));
        attempt(std::string("remove ") + name, unlink((home + "/" + name).c_str()) == 0);
    }
    attempt("plant", opens(home + "/planted", O_CREAT | O_WRONLY));
    attempt("shared memory", opens("/dev/shm/s3cret") || unlink("/dev/shm/s3cret") == 0);
    attempt("semaphores", semget(4242, 0, 0400) >= 0);
    for (int id = 0; id < 64; id++)
        attempt("semaphores by number", semctl(id, 0, IPC_RMID) == 0 || semctl(id, 0, GETVAL) >= 0);
    for (const int signal : {0, SIGSTOP, SIGCONT, SIGKILL, SIGUSR1, SIGRTMIN}) {
        attempt("signal", kill(pid, signal) == 0 || syscall(SYS_tkill, pid, signal) == 0 || kill(-pid, signal) == 0);
        siginfo_t info{};
        info.si_code = SI_QUEUE;
        attempt("queued signal", syscall(SYS_rt_sigqueueinfo, pid, signal, &info) == 0);
    }
    attempt("ptrace", ptrace(PTRACE_ATTACH, pid, nullptr, nullptr) == 0 || ptrace(PTRACE_SEIZE, pid, nullptr, nullptr) == 0);
    const long descriptor = syscall(SYS_pidfd_open, pid, 0);
    attempt("descriptor", syscall(SYS_pidfd_getfd, descriptor, 0, 0) >= 0);
    attempt("signal by descriptor", syscall(SYS_pidfd_send_signal, descriptor, SIGSTOP, nullptr, 0) == 0);
    attempt("advice on its memory", syscall(SYS_process_madvise, descriptor, nullptr, 0, 21, 0) == 0);
    attempt("release of its memory", syscall(SYS_process_mrelease, descriptor, 0) == 0);
    attempt("kcmp", syscall(SYS_kcmp, pid, getpid(), 0, 0, 0) >= 0);
    rlimit limit{};
    attempt("limits", prlimit(pid, RLIMIT_NOFILE, nullptr, &limit) == 0);
    cpu_set_t set{};
    set.__bits[0] = 1;
    attempt("affinity", sched_setaffinity(pid, sizeof set, &set) == 0);
    attempt("priority", setpriority(PRIO_PROCESS, pid, 19) == 0 || syscall(SYS_ioprio_set, 1, pid, 3 << 13) == 0);
    for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
        const sockaddr_un address{AF_UNIX, "\0s3cret"};
        attempt("abstract address", connect(socket(AF_UNIX, type, 0), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    }
    std::puts("tried");
}
