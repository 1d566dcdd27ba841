//: about: system calls that reach out of a sandbox or widen the kernel's face, by their numbers: each refused
//: stdout: "72 refused\n"
#include <cerrno>
#include <cstdio>
#include <sys/syscall.h>
#include <unistd.h>
struct Call
{
    const char *name;
    long number;
    long a = 0, b = 0, c = 0, d = 0;
};
#define CALL(name) #name, SYS_##name
static const Call calls[] = {
    {CALL(ptrace), 16, 1}, {CALL(process_vm_readv), 1}, {CALL(process_vm_writev), 1}, {CALL(kcmp), 1, 1, 2},
    {CALL(pidfd_getfd), 0, 0, 0}, {CALL(perf_event_open)}, {CALL(setns), 0, 0}, {CALL(mount)}, {CALL(umount2)},
    {CALL(unshare), 0x10000000}, {CALL(unshare), 0x00020000}, {CALL(unshare), 0x40000000}, {CALL(unshare), 0x20000000},
    {CALL(unshare), 0x08000000}, {CALL(unshare), 0x04000000}, {CALL(unshare), 0x02000000}, {CALL(unshare), 0x80},
    {CALL(pivot_root)}, {CALL(chroot), (long)"."}, {CALL(open_tree), -100, (long)"."}, {CALL(move_mount)},
    {CALL(fsopen), (long)"tmpfs"}, {CALL(fsconfig)}, {CALL(fsmount)}, {CALL(fspick), -100, (long)"/"}, {CALL(mount_setattr)},
    {CALL(open_by_handle_at)}, {CALL(name_to_handle_at)}, {CALL(io_uring_setup), 1}, {CALL(io_uring_enter)},
    {CALL(io_uring_register)}, {CALL(bpf)}, {CALL(userfaultfd)}, {CALL(userfaultfd), 1}, {CALL(add_key)}, {CALL(request_key)},
    {CALL(keyctl), 0, -3, 1}, {CALL(fanotify_init)}, {CALL(fanotify_mark)}, {CALL(seccomp), 2}, {CALL(modify_ldt)},
    {CALL(memfd_create), (long)"x"}, {CALL(memfd_secret)}, {CALL(move_pages), 1}, {CALL(migrate_pages), 1},
    {CALL(mbind)}, {CALL(set_mempolicy)}, {CALL(reboot), (long)0xfee1dead, 672274793, 0x1234567},
    {CALL(kexec_load)}, {CALL(kexec_file_load)}, {CALL(init_module)}, {CALL(finit_module)}, {CALL(delete_module)},
    {CALL(swapon)}, {CALL(swapoff)}, {CALL(acct)}, {CALL(quotactl)}, {CALL(quotactl_fd)}, {CALL(syslog), 10}, {CALL(vhangup)},
    {CALL(iopl), 3}, {CALL(ioperm), 0x80, 1, 1}, {CALL(settimeofday)}, {CALL(clock_settime)}, {CALL(adjtimex)},
    {CALL(clock_adjtime)}, {CALL(sethostname), (long)"x", 1}, {CALL(setdomainname), (long)"x", 1},
    {CALL(personality), 0x0040000}, {CALL(lookup_dcookie)}, {CALL(uselib)}, {CALL(clone3)},
};
int main()
{
    int refused = 0;
    for (const Call &call : calls) {
        errno = 0;
        const long result = syscall(call.number, call.a, call.b, call.c, call.d, 0, 0);
        if (result == -1 && (errno == EPERM || errno == ENOSYS || errno == EACCES))
            refused++;
        else
            std::printf("%s: %ld, errno %d\n", call.name, result, errno);
    }
    std::printf("%d refused\n", refused);
}
