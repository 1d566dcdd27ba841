//: about: marks files and its own directory as immutable; seals, verity and project numbers too
//: stdout: "refused refused refused refused\n"
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/fsverity.h>
#include <sys/ioctl.h>
#include <unistd.h>
int main()
{
    const auto mark = [](const char *path, int flags) {
        const int file = open(path, flags, 0600);
        int immutable = FS_IMMUTABLE_FL;
        return ioctl(file, FS_IOC_SETFLAGS, &immutable) == 0 ? "marked" : "refused";
    };
    const char *a = mark("stays", O_CREAT | O_RDWR);
    const char *b = mark(".", O_RDONLY | O_DIRECTORY);
    const int file = open("stays", O_RDONLY);
    fsverity_enable_arg verity{.version = 1, .hash_algorithm = FS_VERITY_HASH_ALG_SHA256, .block_size = 4096};
    const char *c = ioctl(file, FS_IOC_ENABLE_VERITY, &verity) == 0 ? "sealed" : "refused";
    fsxattr attributes{};
    attributes.fsx_xflags = FS_XFLAG_IMMUTABLE;
    const char *d = ioctl(file, FS_IOC_FSSETXATTR, &attributes) == 0 ? "marked" : "refused";
    std::printf("%s %s %s %s\n", a, b, c, d);
}
