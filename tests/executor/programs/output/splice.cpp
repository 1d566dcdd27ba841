//: about: moves memory into its output without copying, and duplicates a pipe into it
//: stdout: "0123456789" * 2000
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <string>

int main()
{
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "0123456789";
    iovec part{text.data(), text.size()};
    while (part.iov_len > 0) {
        const ssize_t size = vmsplice(1, &part, 1, 0);
        if (size <= 0)
            return 1;
        part.iov_base = static_cast<char *>(part.iov_base) + size;
        part.iov_len -= static_cast<std::size_t>(size);
    }
    int ends[2];
    pipe(ends);
    write(ends[1], text.data(), text.size());
    return tee(ends[0], 1, text.size(), 0) == static_cast<ssize_t>(text.size()) ? 0 : 2;
}
