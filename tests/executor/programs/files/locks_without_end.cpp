//: about: children that lock ever more parts of a file: memory of the machine that no container is charged for
//: outcome: output_limit
//: truncated: false
//: message-contains: parts of files
#include <fcntl.h>
#include <unistd.h>

int main()
{
    for (int i = 0; i < 10; ++i) {
        if (fork() != 0)
            continue;
        const int file = open("x", O_RDWR | O_CREAT, 0600);
        for (off_t at = i * 3 + (1L << 40); at > 0; at -= 60) {
            struct flock lock{};
            lock.l_type = F_WRLCK;
            lock.l_start = at;
            lock.l_len = 1;
            fcntl(file, F_SETLK, &lock);
        }
    }
    for (;;)
        pause();
}
