//: about: becoming somebody else by every call there is, and what it is to begin with
//: stdout: "one unprivileged user, no groups\nno new privileges\nno capability\n"
#include <cstdio>
#include <cstring>
#include <fstream>
#include <grp.h>
#include <linux/capability.h>
#include <string>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main()
{
    const gid_t root = 0;
    if (setuid(0) == 0 || setgid(0) == 0 || setreuid(0, 0) == 0 || setresuid(0, 0, 0) == 0 || seteuid(0) == 0 || setegid(0) == 0
        || setgroups(1, &root) == 0 || setgroups(0, nullptr) == 0 || setuid(getuid() + 1) == 0 || setuid(getuid() - 1) == 0)
        std::puts("became somebody else");
    setfsuid(0);
    if (setfsuid(-1) == 0)
        std::puts("has the file system's rights of root");
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    data[0].effective = data[0].permitted = data[0].inheritable = ~0u;
    if (syscall(SYS_capset, &header, data) == 0)
        std::puts("took capabilities");
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 0, 0, 0) == 0 || prctl(PR_SET_SECUREBITS, 1, 0, 0, 0) == 0)
        std::puts("kept capabilities");
    uid_t r, e, s;
    getresuid(&r, &e, &s);
    std::puts(r == e && e == s && r > 1000 && getgroups(0, nullptr) == 0 ? "one unprivileged user, no groups" : "somebody else");
    std::puts(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? "no new privileges" : "new privileges");
    std::ifstream status("/proc/self/status");
    bool none = true;
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("Cap") && !line.starts_with("CapBnd"))
            none &= line.find_first_not_of("0", line.find('\t') + 1) == std::string::npos;
    std::puts(none ? "no capability" : "capabilities");
}
