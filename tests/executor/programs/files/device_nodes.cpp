//: about: device nodes of every kind: refused; the null device of an overlay's whiteout is allowed by some kernels
//: stdout: "refused refused refused\n"
#include <cstdio>
#include <sys/stat.h>
#include <sys/sysmacros.h>
int main()
{
    const auto attempt = [](mode_t kind, int a, int b) { return mknod("node", kind | 0666, makedev(a, b)) == 0 ? "made" : "refused"; };
    std::printf("%s %s %s\n", attempt(S_IFBLK, 8, 0), attempt(S_IFCHR, 1, 1), attempt(S_IFCHR, 10, 229));
}
