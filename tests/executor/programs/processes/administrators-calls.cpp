//: about: reboot, mount, ptrace, namespaces, chroot and more of what only administrators do: refused
//: stdout: "done\n"
#include <cerrno>
#include <cstdio>
#include <grp.h>
#include <initializer_list>
#include <sched.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/swap.h>
#include <unistd.h>

static void attempt(const char *what, long result)
{
    if (result >= 0)
        std::printf("%s worked\n", what);
}

int main()
{
    attempt("reboot", reboot(RB_AUTOBOOT));
    attempt("mount", mount("none", "/dev/shm", "tmpfs", 0, nullptr));
    attempt("umount", umount2("/proc", MNT_DETACH));
    attempt("pivot_root", syscall(SYS_pivot_root, ".", "."));
    attempt("chroot", chroot("."));
    attempt("ptrace of process 1", ptrace(PTRACE_ATTACH, 1, nullptr, nullptr));
    attempt("ptrace of the parent", ptrace(PTRACE_SEIZE, getppid(), nullptr, nullptr));
    for (const int flag :
         {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP})
        attempt("unshare", unshare(flag));
    attempt("setuid", setuid(0));
    attempt("setgid", setgid(0));
    attempt("setgroups", setgroups(0, nullptr));
    attempt("sethostname", sethostname("mine", 4));
    attempt("swapon", swapon("main.cpp", 0));
    attempt("init_module", syscall(SYS_init_module, nullptr, 0, ""));
    attempt("kexec", syscall(SYS_kexec_load, 0, 0, nullptr, 0));
    attempt("bpf", syscall(SYS_bpf, 0, nullptr, 0));
    attempt("perf", syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0));
    attempt("keyctl", syscall(SYS_keyctl, 0, -1, 0, 0, 0));
    attempt("userfaultfd", syscall(SYS_userfaultfd, 0));
    attempt("process_vm_readv", syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0) > 0 ? 0 : -1);
    std::puts("done");
}
