//: about: closes all three descriptors and goes on with files in their place
//: stdout: "before\n"
//: stderr: ""
#include <fcntl.h>
#include <unistd.h>

int main()
{
    write(1, "before\n", 7);
    close_range(0, 2, 0);
    for (int i = 0; i < 3; ++i)
        open("file", O_CREAT | O_RDWR, 0600);
    write(1, "not for us", 10);
    write(2, "not for us", 10);
}
